//! What is read before one decides and checked before one sends; what one keeps afterwards.

use leptos::prelude::*;

use super::{Group, examples};
use crate::components::notices::Notices;
use crate::components::offering_facts::OfferingFacts;
use crate::components::picture::{Picture, PictureName};
use crate::components::steps::Steps;
use crate::components::summary::SummaryRow;
use crate::components::timetable::Timetable;
use crate::pages::sign_up::slip::Slip;
use crate::request::request;
use crate::wording::design as words;
use crate::wording::my_sign_ups::waiting;
use crate::wording::{person, sign_up};

/// Facts, rows to check, timetable, result, slip and steps.
#[component]
pub fn Facts() -> impl IntoView {
    let request = request();
    let (say, language, now) = (request.say(), request.language, request.now);
    let class = examples::open(now);
    let (fee, kept) = (crate::wording::offering::fee(language, class.fee), class.clone());
    let steps = [sign_up::COME_EARLY, sign_up::CANNOT_COME, sign_up::may_withdraw(class.kind)];
    view! {
        <Group name=words::FACTS>
            <OfferingFacts offering=class/>
            <dl class="summary">
                <SummaryRow term=person::NAME change=super::HERE.to_owned()>{examples::NAME}</SummaryRow>
                <SummaryRow term=person::EMERGENCY change=super::HERE.to_owned()>{say(person::NOT_TOLD)}</SummaryRow>
                <SummaryRow term=sign_up::FEE>{fee}</SummaryRow>
            </dl>
        </Group>
        <Group name=words::TIMETABLE>
            <Timetable request=request.clone() appointments=examples::appointments(now)/>
            <Result picture=PictureName::Lotus title=say(sign_up::SUCCESS).to_owned()/>
            <Result picture=PictureName::Bud title=waiting(language, 3)/>
            <Slip request=request.clone() offering=kept waits=false/>
            <Steps sentences=steps.map(|step| say(step).to_owned()).to_vec()/>
            <Notices request=request notices=examples::notices(now)/>
        </Group>
    }
}

/// The picture and the words of a confirmation.
#[component]
fn Result(picture: PictureName, title: String) -> impl IntoView {
    view! {
        <div class="result">
            <div class="result__picture"><Picture name=picture/></div>
            <p class="key">{title}</p>
        </div>
    }
}
