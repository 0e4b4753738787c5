//! Five services (AVSs) ask operators for security, each with another kind of slasher, and a sixth is from before slashing.

use alloy::primitives::{Address, Bytes};
use alloy::sol_types::{SolCall, SolValue};
use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::abi::{CreateSetParamsV2, IAVSDirectory, IAllocationManager, ISlasher, OperatorSet};
use super::eigenlayer::Core;
use super::site::{Site, account};

/// Whoever may slash the members of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slasher {
    /// A contract whose rules cannot change.
    Contract,
    /// A contract behind an EIP-1967 proxy, whose admin may change the rules at once.
    Proxy,
    /// A key.
    Account,
}

/// A service, and the one set of operators that secures it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Service {
    pub(super) name: &'static str,
    description: &'static str,
    pub(super) set: u32,
    set_name: &'static str,
    /// ETHx secures it too, not only stETH.
    pub(super) takes_ethx: bool,
    slasher: Slasher,
    /// Slashed stake goes to the service's treasury instead of being burnt.
    redistributes: bool,
    conditions: &'static [&'static str],
}

pub(super) const BEACON_WATCH: &str = "Beacon Watch";
pub(super) const DATA_HARBOR: &str = "Data Harbor";
pub(super) const SWIFT_BRIDGE: &str = "Swift Bridge";
pub(super) const PRICE_LANTERN: &str = "Price Lantern";
pub(super) const NIGHT_SEQUENCER: &str = "Night Sequencer";
/// The service that registers operators in the AVSDirectory only.
pub(super) const OLD_FERRY: &str = "Old Ferry";

pub(super) const SERVICES: [Service; 5] = [
    Service {
        name: BEACON_WATCH,
        description: "Watches validators and reports those that are down",
        set: 1,
        set_name: "watchers",
        takes_ethx: true,
        slasher: Slasher::Contract,
        redistributes: false,
        conditions: &["Two contradicting reports about one epoch, both signed by the operator", "No report for 7 days in a row"],
    },
    Service {
        name: DATA_HARBOR,
        description: "Keeps rollup data available for 14 days",
        set: 1,
        set_name: "harbor masters",
        takes_ethx: false,
        slasher: Slasher::Contract,
        redistributes: false,
        conditions: &["A blob that was attested to cannot be served within 14 days"],
    },
    Service {
        name: SWIFT_BRIDGE,
        description: "Moves assets between chains in seconds and makes good what goes wrong",
        set: 7,
        set_name: "relayers",
        takes_ethx: false,
        slasher: Slasher::Contract,
        redistributes: true,
        conditions: &[
            "A signed message that the source chain never sent: the whole allocation, paid to those who lost",
            "A message that was not relayed within one hour: one tenth of the allocation",
        ],
    },
    Service {
        name: PRICE_LANTERN,
        description: "Publishes prices that contracts can rely on",
        set: 2,
        set_name: "reporters",
        takes_ethx: true,
        slasher: Slasher::Proxy,
        redistributes: false,
        conditions: &["A price more than one twentieth away from the median of all reporters"],
    },
    Service {
        name: NIGHT_SEQUENCER,
        description: "Orders the transactions of rollups that share it",
        set: 3,
        set_name: "sequencers",
        takes_ethx: true,
        slasher: Slasher::Account,
        redistributes: false,
        conditions: &["At the discretion of the Night Sequencer team"],
    },
];

impl Service {
    pub(super) fn named(name: &str) -> Result<&'static Self> {
        SERVICES.iter().find(|service| service.name == name).with_context(|| format!("no practice service is called `{name}`"))
    }

    pub(super) fn address(&self) -> Address {
        account(self.name)
    }

    pub(super) fn operator_set(&self) -> OperatorSet {
        OperatorSet { avs: self.address(), id: self.set }
    }

    /// The strategies whose stake secures it, in the ascending order that slashing asks for.
    pub(super) fn strategies(&self, core: &Core) -> Vec<Address> {
        let mut strategies = vec![core.steth_strategy];
        strategies.extend(self.takes_ethx.then_some(core.ethx_strategy));
        strategies.sort_unstable();
        strategies
    }

    fn metadata(&self) -> Value {
        let mut metadata = face(self.name, self.description);
        if let Some(fields) = metadata.as_object_mut() {
            let set = json!({
                "name": self.set_name,
                "id": self.set.to_string(),
                "description": format!("The {} of {}", self.set_name, self.name),
                "software": [{
                    "name": format!("{} node", self.name),
                    "description": "What an operator runs",
                    "url": format!("https://{}.example/node", slug(self.name)),
                }],
                "slashingConditions": self.conditions,
            });
            fields.insert("operatorSets".to_owned(), json!([set]));
        }
        metadata
    }
}

/// The five fields that operators and services share.
pub(super) fn face(name: &str, description: &str) -> Value {
    let host = format!("https://{}.example", slug(name));
    json!({
        "name": name,
        "website": host,
        "description": description,
        "logo": format!("{host}/logo.png"),
        "twitter": format!("https://x.com/{}", slug(name).replace('-', "_")),
    })
}

/// Metadata that needs no host. It holds no `%` or `#`, which would have to be escaped in a URI.
pub(super) fn data_uri(metadata: &Value) -> String {
    format!("data:application/json,{metadata}")
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

pub(super) fn services(site: &mut Site<'_>, core: &Core) -> Result<()> {
    let manager = core.allocation_manager;
    let registrar = site.build("OpenRegistrar", &(manager,).abi_encode_params())?;
    for service in &SERVICES {
        let avs = service.address();
        let slasher = slasher(site, core, service)?;
        site.tell(avs, manager, &IAllocationManager::updateAVSMetadataURICall { avs, metadataURI: data_uri(&service.metadata()) })?;
        site.tell(avs, manager, &IAllocationManager::setAVSRegistrarCall { avs, registrar })?;
        let params = vec![CreateSetParamsV2 { operatorSetId: service.set, strategies: service.strategies(core), slasher }];
        if service.redistributes {
            let recipients = vec![account(&format!("{} treasury", service.name))];
            site.tell(avs, manager, &IAllocationManager::createRedistributingOperatorSetsCall { avs, params, recipients })?;
        } else {
            site.tell(avs, manager, &IAllocationManager::createOperatorSetsCall { avs, params })?;
        }
    }
    // Its metadata has the five fields only, as that of many real services.
    let metadata = data_uri(&face(OLD_FERRY, "Carries messages, as it did before there was slashing"));
    site.tell(account(OLD_FERRY), core.avs_directory, &IAVSDirectory::updateAVSMetadataURICall { metadataURI: metadata })?;
    Ok(())
}

/// Builds the service's slasher; its trusted account is what decides.
fn slasher(site: &mut Site<'_>, core: &Core, service: &Service) -> Result<Address> {
    let (avs, trusted) = (service.address(), account(&format!("{} judge", service.name)));
    match service.slasher {
        Slasher::Account => Ok(trusted),
        Slasher::Contract => site.build("InstantSlasher", &(core.allocation_manager, avs, trusted).abi_encode_params()),
        Slasher::Proxy => {
            let code = site.build("UpgradeableSlasher", &[])?;
            let setup = ISlasher::initializeCall { allocation: core.allocation_manager, service: avs, trusted };
            let admin = account(&format!("{} admin", service.name));
            site.build("Proxy1967", &(code, admin, Bytes::from(setup.abi_encode())).abi_encode_params())
        }
    }
}
