//! One offering typed into a form, made a list of, so that it goes the way of every list: read by the same rules, looked at,
//! confirmed once, and taken back as an import is.

use domain::calendar::{Closure, Term, day, instant, start_of};
use domain::holiday::public_holidays;
use domain::id::ImportId;
use domain::offering::{Admission, Effort, KindFacts, Offering, OfferingKind};
use domain::plan::{List, Plan, Problem, Severity, Sheet, read_list};
use domain::text::{folded, trimmed};
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

use super::form::FIELDS as BESIDE;
use super::pending::{Kept, kept};
use super::prepare::said_of;
use super::typed;
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::paths;
use crate::request::Request;
use crate::wording::Sentence;
use crate::wording::desk::new_offering as words;
use crate::wording::problem::problem;

/// A field of the form and the heading by which offices call it.
type Column = (&'static str, &'static str);

const CLASS: [Column; 11] = [
    ("department", "系别"),
    ("subject", "专业"),
    ("name", "班级名称"),
    ("grade", "年级"),
    ("slots", "上课时间"),
    ("room", "教室"),
    ("teacher", "任课教师"),
    ("places", "招生人数"),
    ("fee", "学费"),
    ("note", "备注"),
    ("campus", "校区"),
];

const ACTIVITY: [Column; 11] = [
    ("on", "日期"),
    ("from", "开始"),
    ("to", "结束"),
    ("name", "活动名称"),
    ("room", "地点"),
    ("places", "名额"),
    ("way", "报名方式"),
    ("audience", "参加对象"),
    ("contact", "联系人"),
    ("telephone", "联系电话"),
    ("note", "备注"),
];

const SHIFT: [Column; 12] = [
    ("team", "服务队"),
    ("name", "服务内容"),
    ("room", "地点"),
    ("on", "日期"),
    ("from", "开始"),
    ("to", "结束"),
    ("places", "需要人数"),
    ("skills", "技能要求"),
    ("effort", "体力"),
    ("contact", "联系人"),
    ("telephone", "联系电话"),
    ("note", "备注"),
];

/// Every field of the form, whichever the kind; those that a list has beside its file among them.
pub(crate) const ENTERED: [&str; 30] = [
    "kind",
    "team",
    "department",
    "subject",
    "name",
    "grade",
    "slots",
    "on",
    "from",
    "to",
    "weeks",
    "room",
    "teacher",
    "places",
    "way",
    "audience",
    "skills",
    "effort",
    "fee",
    "contact",
    "note",
    "campus",
    "term_name",
    "term_starts_on",
    "term_ends_on",
    "opens_at",
    "closes_at",
    "telephone",
    "age_from",
    "age_to",
];

/// Held once a week for so long at most.
const MOST_WEEKS: u32 = 26;

/// The words for the ways of coming that a form offers; the first is proposed.
pub(crate) const WAYS: [(&str, Admission); 3] = [
    ("电话或到服务台报名", Admission::SignUp),
    ("直接参加", Admission::DropIn),
    ("团内通知", Admission::MembersOnly),
];

/// The words for the effort of a shift.
pub(crate) const EFFORTS: [(&str, Effort); 3] =
    [("轻", Effort::Light), ("中", Effort::Medium), ("重", Effort::Heavy)];

const fn columns(kind: OfferingKind) -> &'static [Column] {
    match kind {
        OfferingKind::Class => &CLASS,
        OfferingKind::Activity => &ACTIVITY,
        OfferingKind::Shift => &SHIFT,
    }
}

/// Keeps what was typed as a list of this kind, and answers where it is looked at before it is made. What is wrong is noted at
/// its field.
pub(crate) async fn enter(
    request: &Request,
    attempt: &mut Attempt,
    kind: OfferingKind,
) -> Result<String, AppError> {
    let by = request.coordinator()?;
    let institution = store::institution::institution(&request.db, by.institution).await?;
    if !kind.may_be_held_by(institution.kind) {
        return Err(AppError::BadForm);
    }
    let weeks = attempt
        .read("weeks", weeks, |_| Sentence::of(|language| words::not_weeks(language, MOST_WEEKS)));
    let mut row: Vec<String> =
        columns(kind).iter().map(|(field, _)| attempt.value(field).to_owned()).collect();
    if let Some(place) = columns(kind).iter().position(|(field, _)| *field == "places")
        && trimmed(&row[place]).is_empty()
    {
        row[place] = places_of(request, attempt.value("room")).await?;
    }
    let first = read(attempt, kind, std::slice::from_ref(&row))?;
    let weeks = weeks?;
    let mut rows = vec![row];
    if let Some((on, from)) = held_on(&first) {
        if instant(on.to_datetime(from)) <= request.now {
            attempt.note("on", words::IS_PAST);
            return Err(AppError::ToBeChanged);
        }
        let closures = store::closure::closures_of(&request.db, by.institution).await?;
        for again in weekly(on, weeks, &closures) {
            let mut row = rows[0].clone();
            if let Some(place) = columns(kind).iter().position(|(field, _)| *field == "on") {
                row[place] = again.to_string();
            }
            rows.push(row);
        }
    }
    let sheet = sheet(kind, &rows);
    let list = List::Plan(read(attempt, kind, &rows)?);
    // What stays empty beside the file is read from it; here it follows from the days.
    let mut beside = filled(attempt, kind, request.now);
    let said = said_of(request, &mut beside, std::slice::from_ref(&sheet), &list).await;
    for error in beside.errors() {
        attempt.note(&error.field, error.sentence.clone());
    }
    let all = ENTERED.iter();
    let kept = Kept {
        sheets: vec![sheet],
        columns: None,
        is_remembered: false,
        typed: all.map(|name| ((*name).to_owned(), attempt.value(name).to_owned())).collect(),
        said: Some(said?),
        entered: true,
    };
    let content = serde_json::to_string(&kept).map_err(|_| AppError::Failed)?;
    let name = words::typed_in(attempt.value("name"));
    let id = store::import::prepare(&request.db, by, &name, kind.code(), &content).await?;
    Ok(paths::desk_import(id))
}

/// What was typed before it was looked at, for whoever goes back.
pub(crate) async fn entered_before(request: &Request, id: ImportId) -> Result<Attempt, AppError> {
    let kept = kept(request, id).await?;
    if !kept.entered {
        return Err(AppError::NotFound);
    }
    Ok(Attempt::at(kept.typed.iter().map(|(name, typed)| (name.as_str(), typed.as_str()))))
}

/// Whether somebody simply comes once a week: nothing is once.
fn weeks(typed: &str) -> Result<u32, typed::NotANumber> {
    Ok(typed::number_if_any(typed, 1..=MOST_WEEKS)?.unwrap_or(1))
}

/// As many as the room of this name holds; nothing where nobody has said.
async fn places_of(request: &Request, room: &str) -> Result<String, AppError> {
    let rooms = store::room::rooms(&request.db, request.coordinator()?).await?;
    let named = rooms.into_iter().find(|one| folded(&one.venue.name) == folded(room));
    Ok(named.and_then(|room| room.capacity).map(|places| places.to_string()).unwrap_or_default())
}

fn sheet(kind: OfferingKind, rows: &[Vec<String>]) -> Sheet {
    let headings = columns(kind).iter().map(|(_, heading)| (*heading).to_owned()).collect();
    let mut all: Vec<Vec<String>> = vec![headings];
    all.extend_from_slice(rows);
    Sheet::of_texts(&all)
}

/// Reads rows as a list of this kind is read; what is wrong is noted at its field, once.
fn read(attempt: &mut Attempt, kind: OfferingKind, rows: &[Vec<String>]) -> Result<Plan, AppError> {
    let plan = match read_list(&[sheet(kind, rows)]) {
        Ok(List::Plan(plan)) if super::kind_of(&plan) == kind => plan,
        _ => {
            attempt.note("name", words::NOTHING_TYPED);
            return Err(AppError::ToBeChanged);
        }
    };
    let wrong = |one: &&Problem| one.severity == Severity::Error;
    for one in plan.problems().iter().filter(wrong) {
        let column = columns(kind).get(usize::from(one.column.0));
        let field = column.map_or("name", |(field, _)| *field);
        if attempt.error(field).is_none() {
            attempt.note(field, Sentence::of(|language| problem(&one.reason, language)));
        }
    }
    if plan.is_sound() && attempt.errors().is_empty() {
        Ok(plan)
    } else {
        Err(AppError::ToBeChanged)
    }
}

/// Day and beginning of what is held once; a class tells its days by its term.
fn held_on(plan: &Plan) -> Option<(Date, Time)> {
    match plan {
        Plan::Classes(_) => None,
        Plan::Activities(reading) => {
            reading.values().next().map(|one| (one.on, one.span.times().0))
        }
        Plan::Shifts(reading) => reading.values().next().map(|one| (one.on, one.from)),
    }
}

/// The same weekday in the weeks that follow, so many with the first; public holidays and days closed are left out.
fn weekly(first: Date, weeks: u32, closures: &[Closure]) -> Vec<Date> {
    let later = (1..weeks).filter_map(|week| first.checked_add((i64::from(week) * 7).days()).ok());
    let is_free = |on: &Date| {
        let holidays = public_holidays(*on, *on);
        !holidays.iter().chain(closures).any(|closure| closure.covers(*on))
    };
    later.filter(is_free).collect()
}

/// What stands beside the file: a class opens now and closes before its first day, where nothing else is said.
fn filled(attempt: &Attempt, kind: OfferingKind, now: Timestamp) -> Attempt {
    let mut values = BESIDE.map(|name| (name, attempt.value(name).to_owned()));
    for (name, value) in &mut values {
        let is_free = kind == OfferingKind::Class && trimmed(value).is_empty();
        match *name {
            "opens_at" if is_free => *value = written(now),
            "closes_at" if is_free => {
                let first = typed::day(attempt.value("term_starts_on")).map(start_of);
                *value = first.map(written).unwrap_or_default();
            }
            _ => {}
        }
    }
    Attempt::at(values.iter().map(|(name, value)| (*name, value.as_str())))
}

/// A moment as a coordinator would type it.
fn written(at: Timestamp) -> String {
    domain::calendar::civil(at).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The form for another one like this: everything but its days.
pub(crate) fn like(offering: &Offering, term: Option<&Term>) -> Attempt {
    let slot = |slot: &domain::calendar::TimeSlot| super::drafted::written_slot(slot);
    let time = |at: Timestamp| domain::calendar::civil(at).strftime("%H:%M").to_string();
    let conditions = &offering.terms.conditions;
    let note = [&offering.note, &conditions.note, &conditions.health_note, &offering.bring];
    let note: Vec<&str> =
        note.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let way = WAYS.iter().find(|(_, admission)| *admission == offering.terms.admission);
    let capacity =
        offering.places.capacity.map_or_else(|| "不限".to_owned(), |places| places.to_string());
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    let mut values: Vec<(&str, String)> = vec![
        ("kind", offering.kind.code().to_owned()),
        ("name", offering.name.clone()),
        ("subject", offering.subject.clone()),
        ("room", offering.venue.as_ref().map(|venue| venue.name.clone()).unwrap_or_default()),
        ("places", capacity),
        ("way", way.map(|(word, _)| (*word).to_owned()).unwrap_or_default()),
        ("contact", offering.contact.clone()),
        ("telephone", offering.telephone.clone()),
        ("note", note.join("；")),
        ("fee", super::drafted::written_fee(offering.fee)),
        ("from", time(offering.first.from)),
        ("to", time(offering.first.to)),
        ("age_from", age(conditions.age_from)),
        ("age_to", age(conditions.age_to)),
        ("slots", offering.slots.iter().map(slot).collect::<Vec<_>>().join("；")),
    ];
    match &offering.facts {
        KindFacts::Class { department, teacher, .. } => {
            values.extend([("department", department.clone()), ("teacher", teacher.clone())]);
            values.extend(term.into_iter().flat_map(of_term));
        }
        KindFacts::Activity { audience } => values.push(("audience", audience.clone())),
        KindFacts::Shift { team, skills, effort } => {
            let effort = EFFORTS.iter().find(|(_, known)| known == effort);
            values.extend([("team", team.clone()), ("skills", skills.clone())]);
            values.extend(effort.map(|(word, _)| ("effort", (*word).to_owned())));
        }
    }
    Attempt::at(values.iter().map(|(name, value)| (*name, value.as_str())))
}

/// The form for a class of this term.
pub(crate) fn of_term(term: &Term) -> [(&'static str, String); 3] {
    [
        ("term_name", term.name.clone()),
        ("term_starts_on", term.starts_on.to_string()),
        ("term_ends_on", term.ends_on.to_string()),
    ]
}

/// The term that runs today, or else the next one that begins.
pub(crate) fn current<'a>(
    terms: impl IntoIterator<Item = &'a Term>,
    now: Timestamp,
) -> Option<&'a Term> {
    let today = day(now);
    terms.into_iter().filter(|term| term.ends_on >= today).min_by_key(|term| term.starts_on)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_held_weekly_leaves_out_holidays_and_days_closed() {
        let repair =
            Closure { from: date(2026, 10, 15), to: date(2026, 10, 15), reason: "维修".into() };
        // Thursdays; 1 October is a public holiday.
        let days = weekly(date(2026, 9, 24), 5, &[repair]);
        assert_eq!(days, [date(2026, 10, 8), date(2026, 10, 22)]);
        assert!(weekly(date(2026, 9, 24), 1, &[]).is_empty());
    }

    #[test]
    fn each_mistake_of_an_activity_is_told_at_its_field() {
        let sound = [
            ("on", "2026-11-02"),
            ("from", "9:00"),
            ("to", "11:00"),
            ("name", "合唱"),
            ("room", "406排练厅"),
            ("places", "30"),
            ("way", WAYS[0].0),
        ];
        let row = |attempt: &Attempt| -> Vec<String> {
            ACTIVITY.iter().map(|(field, _)| attempt.value(field).to_owned()).collect()
        };
        let mut attempt = Attempt::at(sound);
        let typed = row(&attempt);
        assert!(read(&mut attempt, OfferingKind::Activity, &[typed]).is_ok());
        for (place, wrong) in [(0, "2月30日"), (2, "8:00"), (3, ""), (5, "0"), (6, "随便")] {
            let mut fields = sound;
            fields[place].1 = wrong;
            let mut attempt = Attempt::at(fields);
            let typed = row(&attempt);
            assert!(read(&mut attempt, OfferingKind::Activity, &[typed]).is_err());
            assert!(attempt.error(fields[place].0).is_some(), "{place} {wrong}");
        }
        let mut nothing = Attempt::default();
        assert!(read(&mut nothing, OfferingKind::Activity, &[vec![String::new(); 11]]).is_err());
        assert!(!nothing.errors().is_empty());
    }
}
