//! Permits that only look like something else, and messages that nobody knows: `--yes` signs neither.

use serde_json::{Value, json};

use super::{
    home::speaks_of,
    signing::{SPENDER, STRANGER, home, sign, soon, words},
};

/// A permit of Permit2 for one transfer, or for a list of them, with a field that a contract made for itself.
fn with_witness(batch: bool) -> Value {
    let mut permit = serde_json::from_str::<Value>(include_str!("../typed/permit2.json")).unwrap();
    let field = |kind: &str, name: &str| json!({ "name": name, "type": kind });
    let name = if batch { "PermitBatchWitnessTransferFrom" } else { "PermitWitnessTransferFrom" };
    let permitted = field(if batch { "TokenPermissions[]" } else { "TokenPermissions" }, "permitted");
    let rest = [field("address", "spender"), field("uint256", "nonce"), field("uint256", "deadline"), field("Zeal", "witness")];
    let fields = [&[permitted], &rest[..]].concat();
    permit["types"] = json!({
        "EIP712Domain": permit["types"]["EIP712Domain"],
        name: fields,
        "TokenPermissions": [field("address", "token"), field("uint256", "amount")],
        "Zeal": [field("address", "whom")],
    });
    permit["primaryType"] = json!(name);
    let one = json!({ "token": "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84", "amount": "1" });
    let permitted = if batch { json!([one]) } else { one };
    permit["message"] =
        json!({ "permitted": permitted, "spender": STRANGER, "nonce": 1, "deadline": soon(), "witness": { "whom": STRANGER } });
    permit
}

#[test]
fn a_permit_with_a_witness_is_a_permit() {
    let home = home();
    for batch in [false, true] {
        let mut permit = with_witness(batch);
        let refused = sign(&home, &permit, &["--yes"]);
        speaks_of(
            &words(&refused),
            &["Permit2 transfer with a witness", "lets A STRANGER", "DANGER it also agrees to a witness that nobody here reads"],
        );
        speaks_of(&refused.failed(4, "unknown"), &[&format!("`--allow-unknown {STRANGER}`")]);
        sign(&home, &permit, &["--yes", "--allow-unknown", STRANGER]).failed(4, "danger");
        let token = if batch { "/message/permitted/0/token" } else { "/message/permitted/token" };
        permit["message"]["spender"] = json!(SPENDER);
        *permit.pointer_mut(token).unwrap() = json!(STRANGER);
        speaks_of(&sign(&home, &permit, &["--yes"]).failed(4, "unknown"), &[STRANGER]);
    }
}

#[test]
fn a_type_that_nobody_knows_is_not_signed_by_yes() {
    let home = home();
    let contract = "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC";
    let refused = sign(&home, &serde_json::from_str(include_str!("../typed/mail.json")).unwrap(), &["--yes", "--allow-unknown", contract]);
    speaks_of(&words(&refused), &["DANGER nobody here knows this type"]);
    refused.failed(4, "danger");
}
