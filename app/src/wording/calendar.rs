//! What stands in a calendar: the name of an appointment, where it is, what else to know.

use domain::language::Language;
use domain::sign_up::Place;
use store::sign_up::Appointment;

use super::Words;
use super::approval;
use super::home::which;
use super::my_sign_ups::waiting;
use super::offering::place_line;

pub const CALENDAR_NAME: Words = Words("银耀：我的报名", "Yinyao: my sign-ups");

/// 楷书一年级（1）班，第3次课; 候补第2位：楷书一年级（1）班.
pub fn summary(language: Language, appointment: &Appointment) -> String {
    let Appointment { name, kind, number, of, .. } = appointment;
    match (appointment.place, language) {
        (Place::InReview, _) => approval::calendar_summary(language, name),
        (Place::Held, _) => which(language, *kind, name, *number, *of),
        (Place::Offered { .. }, Language::Chinese) => format!("{name}（等您回答）"),
        (Place::Offered { .. }, Language::English) => format!("{name} (please answer)"),
        (Place::Waiting { position }, Language::Chinese) => {
            format!("{}：{name}", waiting(language, position))
        }
        (Place::Waiting { position }, Language::English) => {
            format!("{}: {name}", waiting(language, position))
        }
    }
}

/// Institution and room; of a shift where it meets.
pub fn location(language: Language, appointment: &Appointment) -> String {
    let Appointment { kind, institution, venue, .. } = appointment;
    place_line(language, *kind, institution, venue.as_ref())
}

/// Whether one is expected, and where to change it.
pub fn description(language: Language, appointment: &Appointment) -> String {
    match (language, appointment.place) {
        (_, Place::InReview) => approval::CALENDAR.in_language(language).to_owned(),
        (Language::Chinese, Place::Held) => {
            "来不了，请到银耀的“我的报名”里退掉，或打电话说一声。".to_owned()
        }
        (Language::Chinese, Place::Offered { .. }) => {
            "有名额给您留着。请到银耀的“我的报名”里回答要不要。".to_owned()
        }
        (Language::English, Place::Offered { .. }) => {
            "A place is kept for you. Please answer in “My sign-ups” in Yinyao.".to_owned()
        }
        (Language::Chinese, Place::Waiting { position }) => {
            format!("您在候补名单上，现在是第{position}位。轮到您之前不用来。")
        }
        (Language::English, Place::Held) => {
            "If you cannot come, give up your place in Yinyao, or call us.".to_owned()
        }
        (Language::English, Place::Waiting { position }) => {
            format!(
                "You are number {position} on the waiting list. No need to come before you have a place."
            )
        }
    }
}
