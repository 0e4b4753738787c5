//! The methods of filters: made, asked, given up.

use alloy::rpc::types::Filter;
use serde_json::{Value, json};

use super::params::{Params, quantity, reply};
use crate::evm::refusal::Refusal;
use crate::practice::chain::Chain;
use crate::practice::filters::News;

type Answer = Result<Value, Refusal>;

pub(super) fn logs(chain: &mut Chain, params: Params<'_>) -> Answer {
    let filter: Filter = params.required(0)?;
    Ok(quantity(chain.watch_logs(filter)))
}

pub(super) fn changes(chain: &mut Chain, params: Params<'_>) -> Answer {
    match chain.news(params.number_required(0)?)? {
        News::Blocks(hashes) => reply(hashes),
        News::Logs(logs) => reply(logs),
    }
}

pub(super) fn all_logs(chain: &Chain, params: Params<'_>) -> Answer {
    reply(chain.watched_logs(params.number_required(0)?)?)
}

pub(super) fn uninstall(chain: &mut Chain, params: Params<'_>) -> Answer {
    Ok(json!(chain.unwatch(params.number_required(0)?)))
}
