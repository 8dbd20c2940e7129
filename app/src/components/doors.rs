//! The three doors: senior university, activity centre, volunteering.

use domain::offering::OfferingKind;
use leptos::prelude::*;

use crate::components::picture::{Picture, PictureName};
use crate::paths;
use crate::request::request;
use crate::wording::Words;
use crate::wording::common::{ACTIVITY_CENTRE, SENIOR_UNIVERSITY, VOLUNTEERING};
use crate::wording::home as words;

/// Each door is a link as a whole.
#[component]
pub fn Doors() -> impl IntoView {
    let say = request().say();
    let doors: [(OfferingKind, PictureName, Words, Words); 3] = [
        (OfferingKind::Class, PictureName::University, SENIOR_UNIVERSITY, words::UNIVERSITY_LINE),
        (OfferingKind::Activity, PictureName::Centre, ACTIVITY_CENTRE, words::CENTRE_LINE),
        (OfferingKind::Shift, PictureName::Volunteer, VOLUNTEERING, words::VOLUNTEER_LINE),
    ];
    let doors = doors.map(|(kind, picture, name, line)| {
        view! {
            <a class="door" href=paths::offerings(kind)>
                <span class="door__picture"><Picture name=picture/></span>
                <span class="door__words">
                    <span class="door__name">{say(name)}</span>
                    <span class="door__line">{say(line)}</span>
                </span>
            </a>
        }
    });
    view! { <nav class="doors" aria-label=say(words::DOORS)>{doors}</nav> }
}
