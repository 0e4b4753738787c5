//! Every built-in registry file reads, and says each thing once.

use alloy::primitives::Address;
use restake::protocol::registry::Registry;
use std::collections::BTreeSet;

const FILES: [(&str, &str); 3] = [
    ("mainnet", include_str!("../src/protocol/registry/mainnet.toml")),
    ("hoodi", include_str!("../src/protocol/registry/hoodi.toml")),
    ("sepolia", include_str!("../src/protocol/registry/sepolia.toml")),
];

/// The addresses of a file, as they are written.
fn addresses(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() == 42 && word.starts_with("0x")).collect()
}

fn registries() -> impl Iterator<Item = (&'static str, Registry)> {
    FILES.into_iter().map(|(name, text)| (text, Registry::open(Some(name), None).unwrap()))
}

#[test]
fn every_file_reads_and_bears_its_name() {
    assert_eq!(Registry::built_in().collect::<Vec<_>>(), FILES.map(|(name, _)| name));
    let chains: BTreeSet<_> = registries().map(|(_, registry)| registry.chain_id).collect();
    assert_eq!(chains, BTreeSet::from([1, 560_048, 11_155_111]));
    for ((name, text), (_, registry)) in FILES.into_iter().zip(registries()) {
        assert_eq!(registry.name, name);
        assert!(Registry::parse(text).is_ok());
    }
}

#[test]
fn every_address_is_written_with_its_checksum_and_once() {
    for (name, text) in FILES {
        let found = addresses(text);
        assert!(found.len() > 10, "{name} has only {} addresses", found.len());
        for address in &found {
            assert_eq!(address.parse::<Address>().unwrap().to_string(), *address, "in {name}");
        }
        let once: BTreeSet<_> = found.iter().collect();
        assert_eq!(once.len(), found.len(), "{name} writes an address twice");
    }
}

#[test]
fn every_group_of_addresses_says_where_it_is_from() {
    for (name, text) in FILES {
        let mut sourced = false;
        for line in text.lines() {
            sourced = match line {
                "" => false,
                line if line.starts_with("# source: ") || line.contains(". source: ") => true,
                _ => sourced,
            };
            assert!(sourced || addresses(line).is_empty(), "{name} does not say where this is from: {line}");
        }
    }
}

#[test]
fn every_address_has_a_name_in_the_review() {
    for (text, registry) in registries() {
        let names = registry.names();
        for address in addresses(text) {
            let address: Address = address.parse().unwrap();
            assert!(names.contains_key(&address), "{address} of {} has no name", registry.name);
        }
    }
}

#[test]
fn the_whole_core_of_eigenlayer_is_listed() {
    let everywhere = [
        "AllocationManagerView",
        "EigenPod beacon",
        "PauserRegistry",
        "ProtocolRegistry",
        "ReleaseManager",
        "StrategyBase beacon",
        "StrategyFactory",
    ];
    for (_, registry) in registries() {
        let (network, names) = (registry.name.as_str(), registry.names());
        let names: BTreeSet<_> = names.into_values().collect();
        assert!(everywhere.iter().all(|name| names.contains(&format!("EigenLayer {name}"))), "{network}: {names:?}");
        // The number of rows of the published manifest that are not strategies, tokens or called from here.
        let expected = match network {
            "mainnet" => 14,
            "hoodi" => 7,
            _ => 10,
        };
        assert_eq!(registry.eigenlayer().unwrap().others.len(), expected, "{network}");
    }
}

#[test]
fn every_asset_of_a_venue_is_a_listed_token() {
    for (_, registry) in registries() {
        let tokens: BTreeSet<_> = registry.tokens().into_iter().map(|token| token.address).collect();
        for facts in registry.venues().into_iter().map(|venue| venue.facts()) {
            let wraps = facts.wraps.into_iter().flat_map(|(plain, wrapped)| [plain, wrapped]);
            for asset in [facts.takes, facts.holds, facts.gives].into_iter().flatten().chain(wraps) {
                assert!(tokens.contains(&asset), "{asset} of `{}` on {} is not listed", facts.id, registry.name);
            }
        }
        for (id, listed) in &registry.eigenlayer().unwrap().strategies {
            assert!(tokens.contains(&listed.token), "the token of `{id}` on {} is not listed", registry.name);
        }
    }
}

#[test]
fn ids_are_lower_case_and_unique() {
    for (_, registry) in registries() {
        let ids: Vec<_> = registry.venues().into_iter().map(|venue| venue.facts().id).collect();
        assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-".contains(c))), "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }
    let mainnet = Registry::open(None, None).unwrap();
    for id in ["lido", "etherfi", "kelp"] {
        assert_eq!(mainnet.venue(id).unwrap().facts().id, id);
    }
}
