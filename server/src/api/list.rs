//! `GET /api/v1/offerings`: one page of what is neither over nor cancelled.

use app::wording::Words;
use app::wording::api as words;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::calendar::DayPart;
use domain::institution::AreaCode;
use domain::offering::OfferingKind;
use domain::search::{PAGE_SIZE, Search};
use http::StatusCode;
use serde::Serialize;

use super::offering::ApiOffering;
use super::{failed, found, told};
use crate::site::Site;

/// One page of a list.
#[derive(Serialize)]
struct Page {
    offerings: Vec<ApiOffering>,
    total: u32,
    page: u32,
    pages: u32,
}

type Pairs = Vec<(String, String)>;

/// Asks as the pages do.
pub(super) async fn list(
    State(site): State<Site>,
    query: Result<Query<Pairs>, QueryRejection>,
) -> Response {
    let Query(asked) = query.unwrap_or_default();
    let (kind, search) = match search(&asked) {
        Ok(search) => search,
        Err(sentence) => return told(StatusCode::BAD_REQUEST, sentence),
    };
    let result = match kind {
        Some(_) => store::offering::offerings_found(&site.db, &search).await,
        None => store::offering::offerings_of_every_kind(&site.db, &search).await,
    };
    let now = site.db.now();
    match result {
        Ok(result) => found(&Page {
            offerings: result.offerings.iter().map(|one| ApiOffering::of(one, now)).collect(),
            total: result.total,
            page: search.page,
            pages: result.total.div_ceil(PAGE_SIZE),
        }),
        Err(error) => failed(&site, error),
    }
}

/// The kind, if one was named, and the rest of what was asked for; or the sentence about the parameter that cannot be
/// read. Unknown parameters are passed over.
fn search(asked: &[(String, String)]) -> Result<(Option<OfferingKind>, Search), Words> {
    let told = |name: &str| {
        asked
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.trim())
            .filter(|v| !v.is_empty())
    };
    let kind = read(told("kind"), OfferingKind::from_code, words::KIND)?;
    let page = told("page")
        .map_or(Some(1), |page| page.parse().ok().filter(|page| (1..=100_000).contains(page)));
    let weekday = read(
        told("weekday"),
        |day| day.parse().ok().filter(|day| (1..=7).contains(day)),
        words::WEEKDAY,
    )?;
    let free = read(told("free"), |free| (free == "1").then_some(true), words::FREE)?;
    let search = Search {
        words: told("q").unwrap_or_default().chars().filter(|c| *c != '\0').take(200).collect(),
        area: read(told("area"), |code| AreaCode::parse(code).ok(), words::AREA)?,
        institution: read(told("institution"), |id| id.parse().ok(), words::INSTITUTION)?,
        weekday,
        day_part: read(told("part"), DayPart::from_code, words::PART)?,
        subject: told("subject").map(str::to_owned),
        free_only: free.unwrap_or(false),
        page: page.ok_or(words::PAGE)?,
        ..Search::of(kind.unwrap_or(OfferingKind::Class))
    };
    Ok((kind, search))
}

fn read<T>(
    told: Option<&str>,
    parse: impl FnOnce(&str) -> Option<T>,
    wrong: Words,
) -> Result<Option<T>, Words> {
    told.map(|told| parse(told).ok_or(wrong)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Result<(Option<OfferingKind>, Search), Words> {
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        search(&pairs)
    }

    #[test]
    fn a_parameter_that_cannot_be_read_is_told_by_its_name() {
        for (name, value, sentence) in [
            ("kind", "course", words::KIND),
            ("page", "0", words::PAGE),
            ("page", "-1", words::PAGE),
            ("weekday", "8", words::WEEKDAY),
            ("part", "noon", words::PART),
            ("area", "36", words::AREA),
            ("institution", "x", words::INSTITUTION),
            ("free", "yes", words::FREE),
        ] {
            assert_eq!(asked(&[(name, value), ("kind", "class")]), Err(sentence), "{name}");
        }
    }

    #[test]
    fn empty_parameters_count_as_absent() {
        let (kind, search) =
            asked(&[("kind", "shift"), ("q", ""), ("page", ""), ("area", " ")]).unwrap();
        assert_eq!((kind, search), (Some(OfferingKind::Shift), Search::of(OfferingKind::Shift)));
        for nothing in [&[][..], &[("kind", "")][..]] {
            assert_eq!(asked(nothing).unwrap().0, None, "every kind");
        }
    }
}
