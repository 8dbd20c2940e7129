//! A class that is planned by itself: what a coordinator types is read as if it stood in the list of an office, so that the same
//! words mean the same.

use domain::plan::{List, Plan, PlannedClass, Reason, Severity, Sheet, read_list};
use domain::text::trimmed;
use store::new_offering::NewOffering;

use super::class::class;
use super::{Frame, Made};

/// The fields of the form, in its order; each is a column.
pub(crate) const FIELDS: [&str; 12] = [
    "department",
    "subject",
    "name",
    "grade",
    "slots",
    "room",
    "teacher",
    "places",
    "returning",
    "fee",
    "note",
    "campus",
];

/// The headings by which offices call them.
const HEADINGS: [&str; 12] = [
    "系别",
    "专业",
    "班级名称",
    "年级",
    "上课时间",
    "教室",
    "任课教师",
    "招生人数",
    "其中原班续报",
    "学费",
    "备注",
    "校区",
];

/// Said of a room or a teacher that is not settled.
pub(crate) const UNSETTLED: &str = "待定";

/// The row on which what was typed stands.
const ROW: u32 = 2;

/// Reads what was typed under [`FIELDS`]; or what is wrong, by field. A room and a teacher may be left out.
pub(crate) fn read_class(typed: [&str; 12]) -> Result<PlannedClass, Vec<(&'static str, Reason)>> {
    let or_unsettled = |text: &'static str, value: &str| match trimmed(value) {
        "" => text.to_owned(),
        _ => value.to_owned(),
    };
    let mut row = typed.map(str::to_owned);
    for place in [5, 6] {
        row[place] = or_unsettled(UNSETTLED, &row[place]);
    }
    let row = row.each_ref().map(String::as_str);
    let sheet = Sheet::of_texts(&[HEADINGS, row]);
    let Ok(List::Plan(Plan::Classes(reading))) = read_list(&[sheet]) else {
        return Err(vec![("name", Reason::Missing)]);
    };
    let wrong = |problem: &domain::plan::Problem| {
        let field = FIELDS.get(usize::from(problem.column.0)).copied().unwrap_or("name");
        (field, problem.reason.clone())
    };
    let problems = reading.problems_of(ROW);
    let wrong: Vec<_> =
        problems.filter(|problem| problem.severity == Severity::Error).map(wrong).collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let first = reading.rows.into_iter().next().and_then(|row| row.value);
    let mut class = first.ok_or_else(|| vec![("name", Reason::Missing)])?;
    for text in [&mut class.room, &mut class.teacher] {
        if text == UNSETTLED {
            text.clear();
        }
    }
    Ok(class)
}

/// A weekly time as it would have been typed.
pub(super) fn written_slot(slot: &domain::calendar::TimeSlot) -> String {
    let weekday =
        crate::wording::when::short_weekday(domain::language::Language::Chinese, slot.weekday);
    format!("{weekday}{}-{}", slot.from.strftime("%H:%M"), slot.to.strftime("%H:%M"))
}

/// Money as it would have been typed.
pub(crate) fn written_fee(fee: domain::offering::Fen) -> String {
    match (fee.0 / 100, fee.0 % 100) {
        (yuan, 0) => yuan.to_string(),
        (yuan, fen) => format!("{yuan}.{fen:02}"),
    }
}

/// What a planned class says, as it would have been typed.
pub(crate) fn typed(class: &PlannedClass) -> [String; 12] {
    let slots: Vec<_> = class.slots.iter().map(written_slot).collect();
    let returning = Some(class.returning).filter(|places| *places > 0);
    [
        class.department.clone(),
        class.subject.clone(),
        class.name.clone(),
        class.grade.clone(),
        slots.join("；"),
        class.room.clone(),
        class.teacher.clone(),
        class.capacity.to_string(),
        returning.map(|places| places.to_string()).unwrap_or_default(),
        written_fee(class.fee),
        class.note.clone(),
        class.campus.clone(),
    ]
}

/// The offering that a planned class becomes; nothing where the term has no day for it.
pub(crate) fn offering_of(planned: &PlannedClass, frame: &Frame) -> Option<NewOffering> {
    let mut planned = planned.clone();
    for text in [&mut planned.room, &mut planned.teacher] {
        if text.is_empty() {
            UNSETTLED.clone_into(text);
        }
    }
    match class(&planned, frame)? {
        Made::Offering(offering) => Some(*offering),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::offering::Fen;

    use super::*;

    const SOUND: [&str; 12] = [
        "书画系",
        "楷书",
        "楷书一年级（1）班",
        "一年级",
        "周二上午9:00-10:30",
        "",
        "魏桂",
        "４０人",
        "",
        "200元",
        "自带笔墨",
        "东湖校区",
    ];

    #[test]
    fn what_is_typed_is_read_as_a_list_is_and_comes_back_the_same() {
        let class = read_class(SOUND).unwrap();
        assert_eq!((class.capacity, class.fee, class.room.as_str()), (40, Fen::yuan(200), ""));
        let again = typed(&class);
        assert_eq!(again[4], "周二09:00-10:30");
        assert_eq!(read_class(again.each_ref().map(String::as_str)).unwrap(), class);
    }

    #[test]
    fn each_mistake_is_told_at_its_field() {
        for (place, wrong) in [(0, ""), (2, " "), (4, "周八"), (7, "0"), (7, "许多"), (9, "-5")]
        {
            let mut row = SOUND;
            row[place] = wrong;
            let problems = read_class(row).unwrap_err();
            assert!(problems.iter().any(|(field, _)| *field == FIELDS[place]), "{place} {wrong}");
        }
        assert!(read_class([""; 12]).is_err());
        assert!(read_class(["\0\u{202e}<b>"; 12]).is_err());
    }
}
