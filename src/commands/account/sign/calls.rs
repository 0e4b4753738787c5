//! The calls that a message approves, read back from their bytes as the review of a plan reads them.

use super::Review;
use crate::{
    pipeline::{Book, decode, payees},
    protocol::meaning::Inner,
    units::Money,
};
use alloy::primitives::Address;

/// Shows calls; gives back whom they call or benefit without the registry's knowing.
pub(super) fn show(review: &mut Review, book: &Book, calls: &[Inner]) -> Vec<Address> {
    let mut strangers = vec![];
    for (number, call) in (1..).zip(calls) {
        let paint = review.paint;
        let label = format!("call {number}");
        let name = book.name(call.to).map_or_else(|| paint.red("NOT IN THE REGISTRY"), str::to_owned);
        review.line(&label, &if call.delegate { format!("{} {name}", paint.red("DELEGATECALL")) } else { name });
        review.line("", &call.to.to_string());
        if !call.value.is_zero() {
            review.line("", &format!("sends {}", paint.bold(&Money::ether(call.value).to_string())));
        }
        let decoded = decode(book, &call.data);
        match decoded.name {
            Some(name) => review.line("", &paint.bold(&name)),
            None if call.data.is_empty() => review.line("", "no function: ether alone"),
            None => {
                strangers.push(call.to);
                let selector = alloy::hex::encode(call.data.get(..4).unwrap_or(&call.data));
                review.line("", &paint.red(&format!("UNKNOWN FUNCTION 0x{selector}, {} bytes", call.data.len())));
            }
        }
        decoded.arguments.iter().for_each(|argument| review.line("", argument));
        for payee in payees(book, &call.data).into_iter().filter(|payee| !payee.is_zero()) {
            match book.name(payee) {
                Some(name) => review.line("benefits", name),
                None => {
                    review.line("benefits", &paint.red("A STRANGER"));
                    strangers.push(payee);
                }
            }
            review.line("", &payee.to_string());
        }
    }
    strangers
}
