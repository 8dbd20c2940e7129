//! Asks for the birthday, once.

use domain::calendar::day;
use domain::person::{InvalidBirthday, parse_birthday};
use domain::text::narrow;
use jiff::civil::Date;
use leptos::prelude::*;

use super::{onwards, return_to_in_query, with_return};
use crate::attempt::Attempt;
use crate::components::birthday_field::{BirthdayField, PARTS};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::{own_path, request, see_other};
use crate::wording::common::CONTINUE;
use crate::wording::person::{invalid_birthday, missing_part};
use crate::wording::sign_in as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "birthday";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &[PARTS[0].name, PARTS[1].name, PARTS[2].name]);

/// One question: the day of birth, in three fields.
#[component]
pub fn BirthdayPage() -> impl IntoView {
    let request = request();
    let return_to = return_to_in_query();
    let say = request.say();
    page(async move {
        let person = request.person()?.clone();
        let attempt = request.attempt(FORM).await?;
        let return_to = own_path(&return_to).to_owned();
        let first_time = !person.is_complete();
        let back = if first_time {
            with_return(paths::SIGN_IN_NAME, &return_to)
        } else {
            return_to.clone()
        };
        Ok(view! {
            <PageTitle text=say(words::WHICH_BIRTHDAY) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back>{say(words::PREVIOUS)}</a>
            {first_time.then(|| view! { <p class="step">{say(words::SECOND_OF_TWO)}</p> })}
            <Form action="/forms/save-birthday" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=return_to/>
                <BirthdayField born_on=person.born_on/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(CONTINUE)}</button>
                </div>
            </Form>
        })
    })
}

/// Keeps the birthday, and leads on.
#[server(prefix = "/forms", endpoint = "save-birthday")]
pub async fn post_birthday(
    #[server(default)] born_year: String,
    #[server(default)] born_month: String,
    #[server(default)] born_day: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = own_path(&return_to);
    let typed = spread([born_year, born_month, born_day]);
    let mut attempt =
        Attempt::at(PARTS.iter().map(|part| part.name).zip(typed.iter().map(String::as_str)));
    let outcome = async {
        let mut person = request.person()?.clone();
        let born_on = read_birthday(&mut attempt, &typed, day(request.now))?;
        store::person::save_birthday(&request.db, person.id, born_on).await?;
        person.born_on = Some(born_on);
        Ok(onwards(&person, return_to))
    };
    match outcome.await {
        Ok(way) => see_other(&way),
        Err(error) => {
            attempt
                .comes_back(&request, FORM, &with_return(paths::SIGN_IN_BIRTHDAY, return_to), error)
                .await
        }
    }
}

/// A whole date typed or pasted into the first field (1955.3.8, 1955年3月8日) goes into all three.
fn spread(typed: [String; 3]) -> [String; 3] {
    if !typed[1].trim().is_empty() || !typed[2].trim().is_empty() {
        return typed;
    }
    let narrowed = narrow(&typed[0]);
    let numbers: Vec<&str> =
        narrowed.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    match numbers.as_slice() {
        [year, month, day] => [*year, *month, *day].map(str::to_owned),
        [whole] if whole.len() == 8 => [&whole[..4], &whole[4..6], &whole[6..]].map(str::to_owned),
        _ => typed,
    }
}

/// Reads the three fields; what is wrong is noted at the field that has to be changed.
fn read_birthday(
    attempt: &mut Attempt,
    typed: &[String; 3],
    today: Date,
) -> Result<Date, AppError> {
    let missing =
        PARTS.iter().zip(typed).filter(|(_, typed)| typed.trim().is_empty()).map(|(part, _)| part);
    let missing: Vec<_> = missing.collect();
    if (1..3).contains(&missing.len()) {
        for part in missing {
            attempt.note(part.name, missing_part(part.unit));
        }
        // What is there and cannot be is told at once, too: nobody is asked twice.
        for (at, most) in [(1, 12), (2, 31)] {
            if !typed[at].trim().is_empty() && !within(&typed[at], most) {
                attempt.note(PARTS[at].name, invalid_birthday(InvalidBirthday::NoSuchDay));
            }
        }
        return Err(AppError::ToBeChanged);
    }
    parse_birthday(&typed[0], &typed[1], &typed[2], today).map_err(|error| {
        attempt.note(PARTS[wrong_part(typed, error)].name, invalid_birthday(error));
        AppError::ToBeChanged
    })
}

/// Which of the three to look at first.
fn wrong_part(typed: &[String; 3], error: InvalidBirthday) -> usize {
    match error {
        InvalidBirthday::Missing | InvalidBirthday::OutOfRange => 0,
        InvalidBirthday::NoSuchDay if !typed[0].chars().any(char::is_numeric) => 0,
        InvalidBirthday::NoSuchDay if !within(&typed[1], 12) => 1,
        InvalidBirthday::NoSuchDay | InvalidBirthday::MonthHas { .. } => 2,
    }
}

/// A number from one to this one.
fn within(typed: &str, to: u8) -> bool {
    let digits: String = narrow(typed).chars().filter(char::is_ascii_digit).collect();
    digits.parse::<u8>().is_ok_and(|number| (1..=to).contains(&number))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn fields(typed: [&str; 3]) -> [String; 3] {
        spread(typed.map(str::to_owned))
    }

    #[test]
    fn a_whole_date_in_the_first_field_is_understood() {
        for whole in ["1955.3.8", "１９５５年３月８日", "1955-03-08", "19550308"] {
            let mut attempt = Attempt::default();
            let born_on =
                read_birthday(&mut attempt, &fields([whole, "", " "]), date(2026, 11, 24));
            assert_eq!(born_on, Ok(date(1955, 3, 8)), "{whole}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let wrong = |typed| {
            let mut attempt = Attempt::default();
            assert!(read_birthday(&mut attempt, &fields(typed), date(2026, 11, 24)).is_err());
            attempt.errors().iter().map(|error| error.field.clone()).collect::<Vec<_>>()
        };
        assert_eq!(wrong(["", "", ""]), ["born_year"]);
        assert_eq!(wrong(["1955", "", "8"]), ["born_month"]);
        assert_eq!(wrong(["", "3", ""]), ["born_year", "born_day"]);
        assert_eq!(wrong(["1955", "13", "8"]), ["born_month"]);
        assert_eq!(wrong(["1955", "13", ""]), ["born_day", "born_month"]);
        assert_eq!(wrong(["1955", "2", "30"]), ["born_day"]);
        assert_eq!(wrong(["55", "2", "3"]), ["born_year"]);
        assert_eq!(wrong(["abc", "2", "3"]), ["born_year"]);
    }
}
