//! Which one of several devices is meant: each has a serial number.

use crate::error::Failure;
use anyhow::{Result, bail};

/// A make of devices.
pub(super) struct Make {
    /// What a device is called.
    pub(super) name: &'static str,
    /// The variable of the environment that names one by its serial number.
    pub(super) variable: &'static str,
    /// What to do where there is none.
    pub(super) missing: &'static str,
}

impl Make {
    /// Which of the devices with these serial numbers is meant.
    ///
    /// # Errors
    /// When there is none, none of that number, or several without a choice.
    pub(super) fn choose(&self, found: &[&str], serial: Option<&str>) -> Result<usize> {
        let name = self.name;
        let list = || found.iter().map(|serial| format!("`{}`", serial.escape_debug())).collect::<Vec<_>>().join(", ");
        match (found, serial) {
            ([], _) => Err(self.absent().into()),
            (_, Some(serial)) => match found.iter().position(|other| *other == serial) {
                Some(index) => Ok(index),
                None => bail!(
                    Failure::failed("device", format!("no {name} with the serial number `{}` is connected", serial.escape_debug()))
                        .hint(format!("there is {}", list()))
                ),
            },
            ([_], None) => Ok(0),
            (_, None) => bail!(
                Failure::failed("device", format!("{} {name}s are connected: {}", found.len(), list()))
                    .hint(format!("unplug all but one, or name one's serial number in `{}`", self.variable))
            ),
        }
    }

    /// There is none.
    pub(super) fn absent(&self) -> Failure {
        Failure::failed("device", format!("no {} is connected", self.name)).hint(self.missing)
    }
}
