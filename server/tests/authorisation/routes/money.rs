//! Fees and receipts.

use super::things::Things;
use super::{REASON, Route, get, post};

pub(super) fn routes(things: &Things) -> Vec<Route> {
    let (receipt, place) = (things.receipt.as_str(), things.sign_up.as_str());
    let of = |page: &str| get(format!("/desk/receipts/{receipt}{page}"));
    let pages = ["", "/receipt.pdf", "/refund", "/correction"];
    let mut all: Vec<Route> = pages.into_iter().map(of).collect();
    all.push(get(format!("/desk/fees/{place}")));
    let (line, sign_up, cash) = (("receipt_id", receipt), ("sign_up", place), ("way", "cash"));
    all.extend([
        post("desk-refund", &[line, ("amount", "20"), cash, REASON]),
        post("desk-correction", &[line, REASON]),
        post("desk-fee-paid", &[sign_up, cash]),
        post("desk-fee-back", &[sign_up]),
        post("desk-fee-put-off", &[sign_up, ("pay_by", "2026-12-1"), REASON]),
        post("desk-fee-end", &[sign_up]),
        post("desk-fee-nothing-back", &[sign_up, REASON]),
        post("desk-refunds", &[("chosen[]", place), ("way", "as_paid"), REASON]),
    ]);
    all
}
