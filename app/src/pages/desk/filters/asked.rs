//! What of a list's address a saved filter keeps, and how its conditions are called.

use std::collections::HashMap;

use domain::listing::FilteredList;

use crate::error::AppError;
use crate::pages::desk::offerings::filter::{Choices, chosen_conditions};
use crate::pages::desk::{fees, log, own_offering};
use crate::paths::listing::{kept_query, listing_in};
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk as offering_words;
use crate::wording::desk::fees as fee_words;
use crate::wording::desk::log as log_words;

/// As this program would write it: an address that somebody made up is kept by nobody. Empty where it asks for everything.
pub(super) fn asked(list: FilteredList, query: &str) -> String {
    match list {
        FilteredList::Offerings => {
            let listing = listing_in(query);
            if listing.is_narrow() { kept_query(&listing) } else { String::new() }
        }
        FilteredList::Fees => fees::asked::kept_query(&fees::asked::filter_in(query)),
        FilteredList::Log => log::asked::kept_query(&values_in(query)),
    }
}

/// What a list is called.
pub(super) const fn name(list: FilteredList) -> Words {
    match list {
        FilteredList::Offerings => offering_words::OFFERINGS,
        FilteredList::Fees => fee_words::TITLE,
        FilteredList::Log => log_words::TITLE,
    }
}

/// What it asks for, condition by condition. What is another institution's is not found, nor a day that there is not.
pub(super) async fn conditions(
    request: &Request,
    list: FilteredList,
    query: &str,
) -> Result<Vec<String>, AppError> {
    let (say, language) = (request.say(), request.language);
    match list {
        FilteredList::Offerings => {
            let by = request.coordinator()?;
            let institution = store::institution::institution(&request.db, by.institution).await?;
            let choices = Choices::of(request, institution.kind).await?;
            let all = chosen_conditions(language, &listing_in(query), &choices);
            Ok(all.into_iter().map(|(name, _)| name).collect())
        }
        FilteredList::Fees => {
            let filter = fees::asked::filter_in(query);
            let paid = if filter.is_paid { fee_words::PAID } else { fee_words::UNPAID };
            let mut all = vec![say(paid).to_owned()];
            if let Some(offering) = filter.offering {
                all.push(own_offering(request, offering).await?.name);
            }
            all.extend(filter.pay_by.map(|day| fee_words::of_day(language, day)));
            Ok(all)
        }
        FilteredList::Log => {
            let values = values_in(query);
            let mut attempt = log::asked::typed(&values);
            let filter = log::asked::filter(request, &values, &mut attempt);
            let filter = filter.map_err(|_| AppError::NotFound)?;
            let accounts = store::account::accounts(&request.db, request.coordinator()?).await?;
            let by = accounts.into_iter().find(|one| Some(one.person) == filter.by);
            if filter.by.is_some() && by.is_none() {
                return Err(AppError::NotFound);
            }
            let told = |label: Words, value: String| format!("{}：{value}", say(label));
            let day = |label, name| {
                let value = attempt.value(name).to_owned();
                (!value.is_empty()).then(|| told(label, value))
            };
            let topic = filter.topic.map(|topic| say(log_words::topic(topic)).to_owned());
            let all = [
                day(log_words::FROM, "from"),
                day(log_words::TO, "to"),
                topic.map(|topic| told(log_words::ABOUT, topic)),
                by.map(|by| told(log_words::BY, by.name)),
            ];
            Ok(all.into_iter().flatten().collect())
        }
    }
}

fn values_in(query: &str) -> HashMap<String, String> {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    log::asked::values(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_each_list_reads_and_nothing_else() {
        assert_eq!(asked(FilteredList::Offerings, "weekday=2&evil=1&page=3"), "weekday=2");
        assert_eq!(asked(FilteredList::Offerings, "sort=name"), "");
        let offering = "0199c0de-0000-7000-8000-000000000001";
        assert_eq!(
            asked(FilteredList::Fees, &format!("paid=1&found&offering={offering}&page=4&day=x")),
            format!("paid&offering={offering}")
        );
        assert_eq!(asked(FilteredList::Fees, "found&page=2&sort=day"), "");
        assert_eq!(
            asked(FilteredList::Log, &format!("topic=rooms&room={offering}&again&from=2026-12-1")),
            "from=2026-12-1&topic=rooms"
        );
        assert_eq!(asked(FilteredList::Log, "desc=0&topic="), "");
    }
}
