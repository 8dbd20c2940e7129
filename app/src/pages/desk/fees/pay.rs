//! What the buttons around a payment do.

use domain::id::SignUpId;
use domain::text::{has_control_characters, trimmed};
use leptos::prelude::*;

use super::one::FORM;
use super::{DONE, TAKEN_BACK};
use crate::address::marked;
use crate::attempt::{Attempt, form_key};
use crate::error::AppError;
use crate::pages::desk::receipt::refund::read_way;
use crate::paths::fees as ways;
use crate::request::{own_path, request, see_other};
use crate::wording::Words;
use crate::wording::desk::cash::PAPER_ODD;

/// A sign-up with the view to come back to, as one hidden value: `id /desk/fees?paid`.
pub fn with_way(sign_up: SignUpId, way: &str) -> String {
    format!("{sign_up} {way}")
}

/// Reads [`with_way`]; nothing where it leads neither to fees nor to a person.
pub fn read_way_back(value: &str) -> Result<(SignUpId, Option<String>), AppError> {
    let (id, way) = value.split_once(' ').unwrap_or((value, ""));
    let way = own_path(way);
    let is_ours = way == ways::DESK_FEES
        || ["/desk/fees?", "/desk/fees/", "/desk/members/"].iter().any(|of| way.starts_with(of));
    Ok((id.parse()?, is_ours.then(|| way.to_owned())))
}

/// The same; without a way it is the list.
fn read(value: &str) -> Result<(SignUpId, String), AppError> {
    let (id, way) = read_way_back(value)?;
    Ok((id, way.unwrap_or_else(|| ways::DESK_FEES.to_owned())))
}

/// The number of a paper receipt, or nothing.
fn receipt(typed: &str) -> Result<String, Words> {
    let typed = trimmed(typed);
    if typed.chars().count() > 40 || has_control_characters(typed) {
        return Err(PAPER_ODD);
    }
    Ok(typed.to_owned())
}

/// Notes that somebody has paid. Whatever stands in the way is told on the page of that fee.
#[server(prefix = "/forms", endpoint = "desk-fee-paid")]
pub async fn post_desk_fee_paid(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] way: String,
    #[server(default)] receipt: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, (id, back)) = (form_key(&key)?, read(&sign_up)?);
    let mut attempt = Attempt::at([("way", way.as_str()), ("receipt", receipt.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let way = attempt.read("way", read_way, |wrong| wrong.into());
        let paper = attempt.read("receipt", self::receipt, |wrong| wrong.into());
        Ok(store::fee::paid(&request.db, key, id, way?, &paper?, by).await?)
    };
    match outcome.await {
        Ok(_) => see_other(&marked(&back, &format!("{DONE}={id}"))),
        Err(error) => attempt.comes_back(&request, FORM, &ways::desk_fee(id), error).await,
    }
}

/// Takes the note of a payment back.
#[server(prefix = "/forms", endpoint = "desk-fee-back")]
pub async fn post_desk_fee_back(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, (id, way)) = (form_key(&key)?, read(&sign_up)?);
    let outcome = async {
        let by = request.coordinator()?;
        Ok(store::fee::taken_back(&request.db, key, id, by).await?)
    };
    match outcome.await {
        Ok(_) => see_other(&marked(&way, TAKEN_BACK)),
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &ways::desk_fee(id), error).await
        }
    }
}

/// Gives the place on that was not paid for.
#[server(prefix = "/forms", endpoint = "desk-fee-end")]
pub async fn post_desk_fee_end(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, (id, _)) = (form_key(&key)?, read(&sign_up)?);
    let outcome = async {
        let by = request.coordinator()?;
        Ok(store::fee::end_unpaid(&request.db, key, id, by).await?)
    };
    match outcome.await {
        Ok(ended) => see_other(&crate::paths::desk_offering(ended.offering)),
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &ways::desk_fee(id), error).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_back_to_a_page_of_fees_or_to_the_person_alone() {
        let id: SignUpId = "0199c0de-0000-7000-8000-000000000001".parse().unwrap();
        let way = |typed: &str| read(&with_way(id, typed)).unwrap().1;
        assert_eq!(way("/desk/fees?paid&day=2026-12-04"), "/desk/fees?paid&day=2026-12-04");
        assert_eq!(way("/desk/members/x"), "/desk/members/x", "to whom it was taken from");
        assert_eq!(way("/desk/feesother"), "/desk/fees");
        assert_eq!(way("//elsewhere"), "/desk/fees");
        assert_eq!(read(&id.to_string()).unwrap(), (id, "/desk/fees".to_owned()));
        assert!(read("x").is_err());
        assert_eq!(marked("/desk/fees", "back"), "/desk/fees?back");
    }

    #[test]
    fn a_receipt_may_be_left_out_and_is_short() {
        assert_eq!(receipt(" 0017 "), Ok("0017".to_owned()));
        assert_eq!(receipt(""), Ok(String::new()));
        assert_eq!(receipt(&"1".repeat(41)), Err(PAPER_ODD));
    }
}
