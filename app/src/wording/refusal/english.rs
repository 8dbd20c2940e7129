//! Why somebody is told no, in English.

use domain::language::Language;
use domain::offering::OfferingKind;
use domain::refusal::Refusal;

use crate::wording::approval::no_free_place;
use crate::wording::desk::{cash, log, merge};
use crate::wording::fee::day;
use crate::wording::when::moment;
use crate::wording::{attendance, booking, certificate, consent, session, stage, timetable};

/// One or two short sentences.
pub(super) fn english(refusal: &Refusal) -> String {
    let at = |at| moment(Language::English, at);
    match refusal {
        Refusal::NotOpenYet { opens_at } => {
            format!("Sign-up has not opened yet. It opens on {}.", at(*opens_at))
        }
        Refusal::WindowClosed { closed_at } => format!("Sign-up closed on {}.", at(*closed_at)),
        Refusal::Closed => "Sign-up is closed for now. You can call and ask.".into(),
        Refusal::Cancelled => "It has been cancelled and will not take place.".into(),
        Refusal::DropIn => "No sign-up is needed: just come along.".into(),
        Refusal::MembersOnly => {
            "This is for members of the group, who are told by it. To join, please call.".into()
        }
        Refusal::ByDraw => {
            "Places here are drawn. Make a wish: early or late makes no difference.".into()
        }
        Refusal::NoWish => "Choose at least one, and each only once.".into(),
        Refusal::WantsTooMany { most } => {
            let places = if *most == 1 { "place" } else { "places" };
            format!("One person may want {most}\u{a0}{places} at most.")
        }
        Refusal::WishesStillOpen { closes_at } => {
            format!("Wishes are still being made, until {}.", at(*closes_at))
        }
        Refusal::ListFrozen => {
            "Wishes have closed and the list is published. It cannot be changed.".into()
        }
        Refusal::ListNotFrozen => "Publish the list first, then enter the digits.".into(),
        Refusal::WrongDigits { digits } => {
            format!("The list announced {digits}\u{a0}digits. Please check.")
        }
        Refusal::PlacesOnList => {
            "The number of places stands on a draw’s published list. Change it when it is drawn, or call the draw off first."
                .into()
        }
        Refusal::DrawnAlready => "The draw has been held already.".into(),
        Refusal::CannotBeDrawn { .. } => {
            "It cannot be drawn: places are not counted or all are taken, somebody waits, it begins before the closing, or it is in another draw."
                .into()
        }
        Refusal::StagedCannotBeDrawn { .. } => {
            "It reserves places for some, or its former class may still continue then. What is to be reserved is said in the plan of the draw; wishes begin when the former class has had its turn."
                .into()
        }
        Refusal::DrawCalledOff => {
            "The draw was called off; places are given in order of signing up.".into()
        }
        Refusal::WishedAlready => {
            "Somebody has made wishes; the plan stays. You can call the draw off and plan another."
                .into()
        }
        Refusal::FellTooEarly { frozen_at } => {
            format!("The list was frozen on {}. The digits must have fallen since, and before now.", at(*frozen_at))
        }
        Refusal::ClosesLaterOnly { closes_at } => {
            format!("The closing was announced for {}. It moves later only.", at(*closes_at))
        }
        Refusal::ReleasedBeforeList { until } => {
            format!("Places are kept for people of the district until {}. Wishes must close before that.", at(*until))
        }
        Refusal::LastOfDraw => "It is the last one. Call the whole draw off instead.".into(),
        Refusal::AlreadySignedUp => "You have signed up already. Nothing more is needed.".into(),
        Refusal::TooYoung { from, age } => {
            format!("It is for ages {from} and over; you will be {age} that day.")
        }
        Refusal::TooOld { to, age } => {
            format!(
                "It is for ages up to {to}; you will be {age} that day. To take part, please call."
            )
        }
        Refusal::Clash { name, .. } if name.is_empty() => {
            "This person is engaged elsewhere at that time.".into()
        }
        Refusal::Clash { name, waits, at: when, .. } => {
            let stands = if *waits { "are on the waiting list for" } else { "have a place in" };
            format!("You {stands} “{name}”, which is at the same time: {}.", at(*when))
        }
        Refusal::NoPlaceInstead => "It is full by now. You still have your place.".into(),
        Refusal::LimitReached { kind: OfferingKind::Shift, most } => {
            format!("One person has {most}\u{a0}shifts at a time at most, waiting lists included.")
        }
        Refusal::LimitReached { most, .. } => format!(
            "One person has {most}\u{a0}classes a term at most, waiting lists included. To change, give nothing up first: while there is a place here you can swap."
        ),
        Refusal::WantsNoMore { wanted } => {
            let places = if *wanted == 1 { "place" } else { "places" };
            format!("The list of the draw says that you want {wanted}\u{a0}{places}, and you have as many.")
        }
        Refusal::NotAcceptedBefore => {
            "The staff have decided already and said no. If you have a question, please call.".into()
        }
        Refusal::NoFreePlace { free } => no_free_place(Language::English, *free),
        Refusal::NotInReview => "It has been decided already, or was taken back.".into(),
        Refusal::SomebodyWaits => {
            "People still wait for an answer; how places are given cannot change now.".into()
        }
        Refusal::ReviewedFirst => {
            "The staff decide there first, so you cannot swap. You keep what you have.".into()
        }
        Refusal::ReasonMissing { rule } => {
            format!("{} For an exception, write a reason.", english(rule))
        }
        Refusal::ParticularsMissing => "Please tell us your name and date of birth first.".into(),
        Refusal::NothingOffered => "This has been answered already.".into(),
        Refusal::NoPair => {
            "Not possible now: both must be on the waiting list, and with nobody else.".into()
        }
        Refusal::CallsMissing => {
            "Please call first: the next person is asked after two calls without an answer, in different half days.".into()
        }
        Refusal::AlreadyPaid => "This fee is noted as paid already: do not take it again.".into(),
        Refusal::NothingToPay => "There is nothing to pay here, or they have left the list.".into(),
        Refusal::FeeCallsMissing => {
            "Please call first: the place may go on after the last day and two calls in different half days.".into()
        }
        Refusal::PutOffOnlyLater { pay_by } => format!(
            "It is due by {} now: choose a later day within three months.",
            day(Language::English, *pay_by)
        ),
        Refusal::AlreadyWithdrawn => "This place has been given up already.".into(),
        Refusal::AlreadyOver => "It is over.".into(),
        Refusal::AlreadyBegun => {
            "It has begun; sign-up cannot be opened. To add somebody, press “Add a person”.".into()
        }
        Refusal::ClosesInThePast => "Sign-up must close later than now.".into(),
        Refusal::FewerPlacesThanHeld { held } => {
            let people = if *held == 1 { "person holds" } else { "people hold" };
            format!("{held}\u{a0}{people} a place; there cannot be fewer places.")
        }
        Refusal::SignInNameTaken => {
            "Somebody signs in by this name already. Please choose another.".into()
        }
        Refusal::OwnAccount => {
            "One’s own account stays as it is. Please ask another head.".into()
        }
        Refusal::LastHead => {
            "This is the last head. Please make somebody else a head first.".into()
        }
        Refusal::TeacherTaken => {
            "Somebody signs in as this teacher already. If two have one name, please tell them apart on the timetable.".into()
        }
        Refusal::KeyUsedForSomethingElse => {
            "This page was open too long. Please check it and press again.".into()
        }
        Refusal::WrongCode { left } => {
            let tries = if *left == 1 {
                "1 try is left".to_owned()
            } else {
                format!("{left} tries are left")
            };
            format!("The code is not right. Please look at the message again. {tries}.")
        }
        Refusal::CodeExpired => "The code is out of date. Press “Get another code”.".into(),
        Refusal::TooManyTries { until } => {
            format!("Too many tries. Please try again after {}, or call us.", at(*until))
        }
        Refusal::NumberTaken => {
            "Somebody signs in with this number already. Please call us: we join the two for you."
                .into()
        }
        Refusal::OwnNumber => {
            "This person signs in with that number: only they can change it.".into()
        }
        Refusal::WrongPassword => "Name and password do not match. Please look again.".into(),
        Refusal::ChangedMeanwhile => {
            "Somebody has just changed it. See how it stands now, then press again.".into()
        }
        Refusal::NotAllowed => "Only the institution in charge can do this.".into(),
        Refusal::Stage(why) => stage::refused(Language::English, why),
        Refusal::Session(why) => session::refused(Language::English, why),
        Refusal::Attendance(why) => attendance::refused(Language::English, why),
        Refusal::Booking(why) => booking::refused(Language::English, why),
        Refusal::Cash(why) => cash::refused(Language::English, why),
        Refusal::Certificate(why) => certificate::refused(*why).1.into(),
        Refusal::Merge(why) => merge::refused(Language::English, why),
        Refusal::Timetable(why) => timetable::refused(Language::English, why),
        Refusal::Log(why) => log::refused(Language::English, *why).into(),
        Refusal::Consent(why) => consent::refused(why).1.into(),
    }
}
