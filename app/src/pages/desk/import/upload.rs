//! The file and what it may leave unsaid. The form goes to the server's own handler, since files come in parts.

use domain::offering::OfferingKind;
use domain::search::PAGE_SIZE;
use leptos::prelude::*;

use super::recent::Recent;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, FieldError, Kind, Width, described_by};
use crate::components::form::page_form;
use crate::components::page_title::PageTitle;
use crate::components::sorted_head::order_in_query;
use crate::draft::PAGE;
use crate::pages::page;
use crate::paths;
use crate::planning::FORM;
use crate::request::{FROM_HERE, request};
use crate::wording::Words;
use crate::wording::desk::import as words;
use crate::wording::desk::{IMPORT, import_form as fields};

/// Chooses a file.
#[component]
pub fn ImportPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let institution = request.coordinator()?.institution;
        let institution = store::institution::institution(&request.db, institution).await?;
        let attempt = request.attempt(FORM).await?;
        let by = request.coordinator()?;
        let recent = store::import::imports(&request.db, order, PAGE_SIZE, by).await?;
        let of_classes = OfferingKind::Class.may_be_held_by(institution.kind);
        Ok(view! {
            <PageTitle text=say(IMPORT) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <h1 tabindex="-1">{say(IMPORT)}</h1>
            <p class="soft">{institution.name}</p>
            <p>
                <span class="line">{say(words::WHICH_LISTS)}</span>
                <span class="line">{say(words::NOTHING_YET)}</span>
            </p>
            <UploadForm attempt=attempt of_classes=of_classes/>
            <Recent imports=recent order=order/>
        })
    })
}

#[component]
fn UploadForm(attempt: Attempt, of_classes: bool) -> impl IntoView {
    let request = request();
    let say = request.say();
    provide_context(attempt.clone());
    view! {
        <form class="form" id=page_form() method="post" action=paths::DESK_IMPORT enctype="multipart/form-data" novalidate>
            <input type="hidden" name=FROM_HERE value=request.form_token/>
            <input type="hidden" name=PAGE value=request.path/>
            {if of_classes {
                view! {
                    <p>
                        <span class="line">{say(fields::FROM_THE_FILE)}</span>
                        <span class="line">{say(fields::OF_CLASSES_ALONE)}</span>
                    </p>
                    <ClassFields/>
                }
                .into_any()
            } else {
                view! {
                    <WindowFields
                        opens=(fields::OPENS_AT_OPTIONAL, fields::NOW_HINT)
                        closes=(fields::CLOSES_AT_OPTIONAL, fields::BEGINS_HINT)
                    />
                }
                .into_any()
            }}
            // Last, so that what is typed arrives before a file that is too large or breaks off.
            <FileField attempt=attempt/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::READ)}</button>
            </div>
        </form>
    }
}

#[component]
fn FileField(attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let wrong = attempt.error("file").is_some();
    let invalid = wrong.then_some("true");
    // A browser never shows a chosen file again.
    let again = attempt.is_back() && !wrong;
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for="file">{say(words::FILE)}</label>
            <p class="field__hint" id="file-hint">
                {say(words::FILE_HINT)}{again.then(|| say(words::FILE_AGAIN))}
            </p>
            <FieldError name="file"/>
            <input class="field__file" type="file" id="file" name="file"
                accept=".xlsx,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
                aria-invalid=invalid aria-describedby=described_by("file", true, wrong)/>
        </div>
    }
}

#[component]
fn ClassFields() -> impl IntoView {
    let say = request().say();
    let off = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = || Kind {
        autocomplete: Some("off"),
        input_mode: Some("numeric"),
        width: Width::Short,
        ..Kind::default()
    };
    let number = Kind {
        autocomplete: Some("off"),
        input_type: Some("tel"),
        width: Width::Number,
        ..Kind::default()
    };
    view! {
        <Field name="campus" label=say(fields::CAMPUS) hint=say(fields::CAMPUS_HINT) kind=off()/>
        <Field name="term_name" label=say(fields::TERM_NAME) hint=say(fields::TERM_NAME_HINT) kind=off()/>
        <div class="field-grid">
            <Field name="term_starts_on" label=say(fields::TERM_STARTS_ON) hint=say(fields::DAY_HINT) kind=off()/>
            <Field name="term_ends_on" label=say(fields::TERM_ENDS_ON) hint=say(fields::LAST_DAY_HINT) kind=off()/>
        </div>
        <WindowFields
            opens=(fields::OPENS_AT, fields::MOMENT_HINT)
            closes=(fields::CLOSES_AT, fields::CLOSES_HINT)
        />
        <div class="field-grid">
            <Field name="age_from" label=say(fields::AGE_FROM) hint=say(fields::AGE_HINT) kind=short()/>
            <Field name="age_to" label=say(fields::AGE_TO) hint=say(fields::AGE_HINT) kind=short()/>
        </div>
        <Field name="telephone" label=say(fields::TELEPHONE) hint=say(fields::TELEPHONE_HINT) kind=number/>
    }
}

/// When sign-up opens and closes: label and hint of each.
#[component]
fn WindowFields(opens: (Words, Words), closes: (Words, Words)) -> impl IntoView {
    let say = request().say();
    let off = || Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <div class="field-grid">
            <Field name="opens_at" label=say(opens.0) hint=say(opens.1) kind=off()/>
            <Field name="closes_at" label=say(closes.0) hint=say(closes.1) kind=off()/>
        </div>
    }
}
