//! Everything needed to decide about an offering: when, where, how much, for whom, how.

use domain::calendar::civil;
use domain::id::OfferingId;
use domain::language::Language;
use domain::offering::{Admission, KindFacts, Offering, OfferingKind, Places};
use leptos::prelude::*;

use crate::components::fact::{Fact, FactLines};
use crate::components::icon::IconName;
use crate::components::phrases::Phrases;
use crate::components::telephone::shown;
use crate::islands::live_places::{LivePlaces, PlacesLine};
use crate::paths;
use crate::request::request;
use crate::wording::Words;
use crate::wording::offering::conditions::{ages, effort, level};
use crate::wording::offering::places::counted_line;
use crate::wording::offering::{fee, page as words, venue_line};
use crate::wording::when::{full_day, short_weekday, span_times, times};

/// The rows.
#[component]
pub fn OfferingFacts(
    /// Of what.
    offering: Offering,
    /// The free places are counted here, for as long as somebody looks: no other part of the page counts them.
    #[prop(optional)]
    counts: bool,
) -> impl IntoView {
    let language = request().language;
    let say = request().say();
    let conditions = offering.terms.conditions.clone();
    let is_by_place = offering.terms.admission == Admission::SignUp;
    view! {
        <dl class="facts">
            <FactLines icon=IconName::Calendar term=words::DAYS lines=day_lines(language, &offering) is_key=true/>
            <FactLines icon=IconName::Clock term=words::TIME lines=time_lines(language, &offering) is_key=true/>
            <FactLines icon=IconName::Pin term=words::WHERE lines=where_lines(language, &offering) is_key=true/>
            <FactLines icon=IconName::Bus term=words::GETTING_THERE lines=way_lines(&offering)/>
            <KindRows facts=offering.facts.clone()/>
            <FactLines icon=IconName::Fee term=words::FEE lines=vec![fee(language, offering.fee)]/>
            <FactLines icon=IconName::Person term=words::WHO_MAY lines=who_lines(language, &offering)/>
            {(!conditions.health_note.is_empty()).then(|| view! {
                <FactLines icon=IconName::Warning term=words::HEALTH
                    lines=vec![conditions.health_note.clone(), say(words::HEALTH_IS_ADVICE).to_owned()]/>
            })}
            <FactLines icon=IconName::Check term=words::BRING lines=vec![offering.bring.clone()]/>
            {is_by_place.then(|| {
                let window = offering.terms.window;
                let lines = vec![words::opens(language, window.opens_at), words::closes(language, window.closes_at)];
                view! {
                    <PlacesRow offering=offering.id places=offering.places counts=counts/>
                    <FactLines icon=IconName::Bell term=words::WINDOW lines=lines/>
                }
            })}
            <FactLines icon=IconName::Check term=words::HOW_GIVEN lines=how_lines(language, offering.terms.admission)/>
            <FactLines icon=IconName::Info term=words::NOTE lines=words::note_lines(language, &offering.note)/>
            <Contact contact=offering.contact.clone() office=office_of(language, &offering) telephone=telephone_of(&offering)/>
        </dl>
    }
}

/// How many places there are, and how many are free this moment.
#[component]
fn PlacesRow(offering: OfferingId, places: Places, counts: bool) -> impl IntoView {
    let language = request().language;
    let counted = (counts && places.capacity.is_some()).then(|| {
        let PlacesLine { is_free, words } = counted_line(language, &places);
        view! { <LivePlaces address=paths::counted_places(offering) is_free=is_free words=words/> }
    });
    view! {
        <Fact icon=IconName::People term=words::PLACES>
            <span class="line"><Phrases text=words::capacity(language, &places)/></span>
            {counted}
        </Fact>
    }
}

/// What only the kind has.
#[component]
fn KindRows(facts: KindFacts) -> impl IntoView {
    let say = request().say();
    match facts {
        KindFacts::Class { department, teacher, term } => view! {
            <FactLines icon=IconName::Brush term=words::TEACHER lines=vec![teacher]/>
            <FactLines icon=IconName::File term=words::DEPARTMENT lines=vec![department, term]/>
        }
        .into_any(),
        KindFacts::Activity { audience } => {
            view! { <FactLines icon=IconName::People term=words::AUDIENCE lines=vec![audience]/> }.into_any()
        }
        KindFacts::Shift { team, skills, effort: how_hard } => view! {
            <FactLines icon=IconName::People term=words::TEAM lines=vec![team]/>
            <FactLines icon=IconName::Brush term=words::SKILLS lines=vec![skills]/>
            <FactLines icon=IconName::Info term=words::EFFORT lines=vec![say(effort(how_hard)).to_owned()]/>
        }
        .into_any(),
    }
}

/// Whom to call, as a button that dials.
#[component]
fn Contact(contact: String, office: Option<String>, telephone: String) -> impl IntoView {
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| {
        view! {
            <Fact icon=IconName::Phone term=words::TELEPHONE>
                {(!contact.is_empty()).then(|| view! { <span class="line">{contact}</span> })}
                {office.map(|office| view! { <span class="line">{office}</span> })}
                <a class="button" href=format!("tel:{digits}")><span class="nowrap">{shown(&telephone)}</span></a>
            </Fact>
        }
    })
}

/// Its own telephone, or the institution's.
pub fn telephone_of(offering: &Offering) -> String {
    let own = &offering.telephone;
    if own.is_empty() { offering.institution.telephone.clone() } else { own.clone() }
}

fn day_lines(language: Language, offering: &Offering) -> Vec<String> {
    if offering.session_count == 1 {
        return vec![full_day(language, offering.first_on)];
    }
    let mut days: Vec<&str> = Vec::new();
    for slot in &offering.slots {
        let day = short_weekday(language, slot.weekday);
        if !days.contains(&day) {
            days.push(day);
        }
    }
    vec![
        words::weekdays(language, &days, offering.session_count),
        words::begins(language, offering.first_on),
        words::ends(language, offering.last_on),
    ]
}

/// One line if it is always the same time, otherwise one for each weekday.
fn time_lines(language: Language, offering: &Offering) -> Vec<String> {
    let mut slots = offering.slots.iter();
    let Some(first) = slots.next().filter(|_| offering.session_count > 1) else {
        return vec![span_times(language, offering.first)];
    };
    if slots.all(|slot| (slot.from, slot.to) == (first.from, first.to)) {
        return vec![times(language, first.from, first.to)];
    }
    let line = |day: &str, times: String| match language {
        Language::Chinese => format!("{day}{times}"),
        Language::English => format!("{day}, {times}"),
    };
    let each = offering.slots.iter();
    each.map(|slot| {
        line(short_weekday(language, slot.weekday), times(language, slot.from, slot.to))
    })
    .collect()
}

/// The room, and the house it is in. A shift meets wherever it is needed: there it is the place alone.
fn where_lines(language: Language, offering: &Offering) -> Vec<String> {
    let venue = offering.venue.as_ref().map(|venue| venue_line(language, venue));
    let house = match offering.kind {
        OfferingKind::Shift => Vec::new(),
        _ => vec![offering.institution.name.clone(), offering.institution.address.clone()],
    };
    venue.into_iter().chain(house).collect()
}

/// Where a shift's team has its office: to ask, not to meet.
fn office_of(language: Language, offering: &Offering) -> Option<String> {
    let address = &offering.institution.address;
    let is_told = offering.kind == OfferingKind::Shift && !address.is_empty();
    is_told.then(|| words::office(language, address))
}

fn way_lines(offering: &Offering) -> Vec<String> {
    let venue = offering.venue.as_ref().map(|venue| venue.directions.clone()).unwrap_or_default();
    let own = if offering.directions.is_empty() && offering.kind != OfferingKind::Shift {
        &offering.institution.directions
    } else {
        &offering.directions
    };
    if venue == *own { vec![venue] } else { vec![own.clone(), venue] }
}

fn who_lines(language: Language, offering: &Offering) -> Vec<String> {
    let conditions = &offering.terms.conditions;
    let say = |words: Words| words.in_language(language).to_owned();
    let has_ages = conditions.age_from.is_some() || conditions.age_to.is_some();
    let counts = has_ages.then(|| say(words::AGES_COUNT_ON));
    let grade = level(conditions.level).map(say);
    [Some(ages(language, conditions)), counts, grade, Some(conditions.note.clone())]
        .into_iter()
        .flatten()
        .collect()
}

fn how_lines(language: Language, admission: Admission) -> Vec<String> {
    let lines: &[Words] = match admission {
        Admission::SignUp => &[words::FIRST_COME, words::THEN_WAITING],
        Admission::DropIn => &[words::JUST_COME],
        Admission::MembersOnly => &[words::GROUP_TELLS],
    };
    lines.iter().map(|words| words.in_language(language).to_owned()).collect()
}

/// 2026年10月13日（星期二）上午9:00–10:30: one session in a list of all.
pub fn session_line(language: Language, session: &domain::offering::Session) -> (String, String) {
    (full_day(language, civil(session.span.from).date()), span_times(language, session.span))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, time};

    use super::*;
    use crate::components::example::{a_shift, an_offering};

    #[test]
    fn two_times_a_week_are_told_apart() {
        let mut class = an_offering();
        assert_eq!(day_lines(Language::Chinese, &class)[0], "每周二，共14次");
        assert_eq!(time_lines(Language::Chinese, &class), ["上午9:00–10:30"]);
        let mut second = class.slots[0];
        (second.weekday, second.from, second.to) =
            (Weekday::Thursday, time(14, 0, 0, 0), time(15, 30, 0, 0));
        class.slots.push(second);
        assert_eq!(day_lines(Language::Chinese, &class)[0], "每周二、周四，共14次");
        assert_eq!(
            time_lines(Language::Chinese, &class),
            ["周二上午9:00–10:30", "周四下午2:00–3:30"]
        );
    }

    #[test]
    fn the_way_is_told_once() {
        let mut class = an_offering();
        assert_eq!(way_lines(&class), ["坐7路到银杏路口站", "有电梯"]);
        class.directions = String::new();
        assert_eq!(way_lines(&class)[0], class.institution.directions);
    }

    #[test]
    fn nobody_is_sent_to_the_office_of_a_shifts_team() {
        let mut shift = a_shift();
        assert_eq!(where_lines(Language::Chinese, &shift), ["青禾小学"]);
        assert!(way_lines(&shift).iter().all(String::is_empty), "no row of directions");
        let office = office_of(Language::Chinese, &shift).unwrap();
        assert_eq!(office, "服务队的办公室，只供联系：银杏路26号活动中心2楼");
        shift.directions = "坐5路到青禾站".into();
        assert_eq!(way_lines(&shift)[0], "坐5路到青禾站");
        assert_eq!(office_of(Language::Chinese, &an_offering()), None);
    }
}
