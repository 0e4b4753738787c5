//! The layer map of `src/lib.rs`, held by a test: a module imports only what its layer may.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Reads the map out of the crate's documentation, so that the two cannot disagree.
fn map() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let text = fs::read_to_string("src/lib.rs").unwrap();
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let mut map = BTreeMap::new();
    for row in text.lines().filter_map(|line| line.strip_prefix("//! | `")) {
        let (layers, allowed) = row.split_once('|').unwrap();
        let allowed = (!allowed.contains(" all ")).then(|| words(allowed));
        for layer in words(&format!("`{layers}")) {
            map.insert(layer, allowed.clone());
        }
    }
    map
}

fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        return fs::read_dir(path).unwrap().flat_map(|entry| sources(&entry.unwrap().path())).collect();
    }
    path.extension().is_some_and(|end| end == "rs").then(|| path.to_owned()).into_iter().collect()
}

/// The top-level modules that a source names after `crate::`, in `use` lines and in paths alike.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |all, line| all + line + "\n");
    for rest in code.split("crate::").skip(1) {
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            None => drop(found.insert(word(rest))),
            Some(list) => {
                let mut depth = 0;
                let mut start = true;
                for (index, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && depth == 0 && c.is_alphabetic() => {
                            found.insert(word(&list[index..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

#[test]
fn no_layer_imports_what_it_may_not() {
    let map = map();
    assert!(map.len() >= 15, "the map in src/lib.rs was not read: {map:?}");
    let mut wrong = vec![];
    for path in sources(Path::new("src")) {
        let layer = path.strip_prefix("src").unwrap().iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
        if ["lib", "main"].contains(&layer.as_str()) {
            continue;
        }
        let allowed = map.get(&layer).unwrap_or_else(|| panic!("`{layer}` is not on the map in src/lib.rs"));
        let Some(allowed) = allowed else { continue };
        let imports = imports(&fs::read_to_string(&path).unwrap());
        wrong.extend(
            imports.into_iter().filter(|to| *to != layer && !allowed.contains(to)).map(|to| format!("{} imports `{to}`", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_found_in_lists_and_in_paths() {
    let text = "use crate::{chain::{Chain, erc20}, plan::Step};\n// crate::ui is only spoken of\nlet x = crate::journal::read();";
    assert_eq!(imports(text), ["chain", "journal", "plan"].map(String::from).into());
}

#[test]
fn files_stay_short() {
    let long: Vec<_> = sources(Path::new("src"))
        .into_iter()
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > 350)
        .collect();
    assert!(long.is_empty(), "over 350 lines: {long:?}");
}
