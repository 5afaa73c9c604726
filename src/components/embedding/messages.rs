//! Messages between the page around and this one, version 1; see the table in the README.
//!
//! What is not a message of ours, from the page around, is passed over without a word. What is, is
//! answered; one that asks for what cannot be leaves everything as it is.

use std::cell::RefCell;

use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Window};

use super::super::book::Book;
use super::super::effect::{effect, effect_keeping};
use super::super::exports;
use super::super::opening::fetch_lesson;
use super::remote;
use crate::browser::listener::Listener;
use crate::browser::{Refused, address, document};
use crate::state::embedding::{Embedding, Parent};
use crate::state::messages::{Method, Told};
use crate::state::patch::Refusal;

/// How all of them begin.
const NAMESPACE: &str = "surprisal";
/// Their version.
const VERSION: f64 = 1.0;
/// The longest message that is read, in characters of its JSON.
const LONGEST: u32 = 4096;
/// Addressed to whoever is around.
pub const ANYBODY: &str = "*";

/// The page around, where this one stands in a frame.
pub fn window_around() -> Option<Window> {
    let window = web_sys::window()?;
    let around = window.parent().ok()??;
    (!Object::is(around.as_ref(), window.as_ref())).then_some(around)
}

/// Sends a message; a page around that is gone hears nothing.
pub fn post(around: &Window, message: &JsValue, to: &str) {
    let _ = around.post_message(message, to);
}

/// Sends a text.
pub fn post_text(around: &Window, text: &str) {
    post(around, &text.into(), ANYBODY);
}

/// Whether a message comes from the page around.
pub fn is_from(event: &MessageEvent, around: &Window) -> bool {
    event.source().is_some_and(|source| Object::is(source.as_ref(), around.as_ref()))
}

/// What listens and tells, for as long as it lives.
pub struct Correspondence {
    _heard: Result<Listener, Refused>,
}

/// Listens to the page around, and tells it what happens here.
pub fn listen(book: Book, asked: &'static Embedding, around: Window) -> Correspondence {
    if asked.api {
        open_to_scripts(book);
    }
    if asked.parent != Parent::Nobody {
        // First that it is ready, then whenever something has changed and rests.
        effect_keeping(move |told: Option<JsValue>| {
            book.track_unhurried();
            let state = state(book);
            let text = text_of_object(&state);
            if told.as_ref() != Some(&text) {
                let what = if told.is_none() { Told::Ready } else { Told::State };
                tell(asked, what, &[("state", state.into()), ("url", url(book).into())]);
            }
            Some(text)
        });
        // What of an address could not be taken as it stood, whoever wrote it.
        let changes = book.changes();
        effect(move || {
            changes.with(|changes| {
                for change in changes {
                    let typed = change.typed.as_str().into();
                    let used = change.used.as_str().into();
                    let fields = [("key", change.key.into()), ("typed", typed), ("used", used)];
                    tell(asked, Told::Error, &fields);
                }
            });
        });
    }
    let heard = Listener::on_window("message", move |event| {
        let Ok(event) = event.dyn_into::<MessageEvent>() else { return };
        let meant = match &asked.parent {
            Parent::Any => true,
            Parent::Of(origin) => event.origin() == *origin,
            Parent::Nobody => false,
        };
        if meant && is_from(&event, &around) {
            hear(book, asked, &around, &event);
        }
    });
    Correspondence { _heard: heard }
}

thread_local! {
    /// The last answer, for whoever grades it.
    static ANSWER: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// What was answered last, as a text of JSON: whatever its message said; `{}` before there is any.
fn grade() -> JsValue {
    let answer = ANSWER.with_borrow(JsValue::clone);
    if answer.is_undefined() { text_of_object(&Object::new()) } else { answer }
}

/// Tells the page around what happened.
pub fn tell(asked: &Embedding, what: Told, fields: &[(&str, JsValue)]) {
    if what == Told::Answer {
        ANSWER.set(text_of_object(&object(fields)));
    }
    if asked.parent != Parent::Nobody
        && let Some(around) = window_around()
    {
        post(&around, &message(what, fields), address_of(asked));
    }
}

/// To whom messages go that nobody has asked for.
fn address_of(asked: &Embedding) -> &str {
    match &asked.parent {
        Parent::Of(origin) => origin,
        Parent::Any | Parent::Nobody => ANYBODY,
    }
}

fn message(what: Told, fields: &[(&str, JsValue)]) -> JsValue {
    let kind = what.word().into();
    let head = [("namespace", NAMESPACE.into()), ("v", VERSION.into()), ("type", kind)];
    object(&[&head, fields].concat()).into()
}

/// An object of fields.
pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A fresh object takes every field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn hear(book: Book, asked: &'static Embedding, around: &Window, event: &MessageEvent) {
    let data = event.data();
    // What reveal.js says to the frames of a slide.
    match data.as_string().as_deref() {
        Some("slide:start") => return document::set_paused(false),
        Some("slide:stop") => return document::set_paused(true),
        _ => {}
    }
    let Some(request) = Request::read(&data) else { return };
    let origin = event.origin();
    let around = around.clone();
    let reply = move |request: Request, answer: Result<JsValue, String>| {
        let (ok, field) = match answer {
            Ok(result) => (true, ("result", result)),
            Err(why) => (false, ("error", JsValue::from(why))),
        };
        let reply = message(Told::Reply, &[("id", request.id), ("ok", ok.into()), field]);
        // A page without an origin can be addressed in no other way.
        post(&around, &reply, if origin == "null" { ANYBODY } else { &origin });
    };
    let made = match allowed(asked, &request) {
        Ok(method @ (Method::GetValues | Method::Export)) => method,
        Ok(method) => {
            let answer = answer(book, method, &request);
            return reply(request, answer);
        }
        Err(why) => return reply(request, Err(why)),
    };
    js_sys::futures::spawn_local(async move {
        let made = make(book, made, &request).await;
        reply(request, made);
    });
}

/// What is asked for, where it may be.
fn allowed(asked: &Embedding, request: &Request) -> Result<Method, String> {
    let method = Method::named(&request.method).ok_or_else(|| {
        let named: String = request.method.chars().take(32).collect();
        format!("no method {named:?}")
    })?;
    if method.needs_api() && !asked.api {
        return Err("needs api=1 in the address of the frame".to_owned());
    }
    Ok(method)
}

/// What has to be made first: the values, or a file.
async fn make(book: Book, method: Method, request: &Request) -> Result<JsValue, String> {
    let (id, _) = book.figure_and_lines();
    let lesson = fetch_lesson(book.lesson_untracked()).await.map_err(|_| "no lesson came")?;
    let figure = lesson.figures.iter().find(|figure| figure.id == id).ok_or("no figure here")?;
    if method == Method::GetValues {
        let values = exports::values_of(book, figure).await?;
        return JSON::parse(&values).map_err(|_| "no values".to_owned());
    }
    let kind = request.args.get(0).as_string().unwrap_or_default();
    exports::take(book, figure, kind).await.map(JsValue::from)
}

/// A message of ours.
struct Request {
    id: JsValue,
    method: String,
    args: Array,
}

impl Request {
    /// Reads a message; none where it is not of our making.
    fn read(data: &JsValue) -> Option<Request> {
        if !is_plain(data) || JSON::stringify(data).ok()?.length() > LONGEST {
            return None;
        }
        let field = |name: &str| Reflect::get(data, &name.into()).unwrap_or_default();
        let ours = field("namespace").as_string().as_deref() == Some(NAMESPACE)
            && field("v").as_f64() == Some(VERSION);
        let args = field("args");
        let args = if args.is_undefined() { Array::new() } else { args.dyn_into().ok()? };
        let id = field("id");
        let id = if id.as_f64().is_some() || id.is_string() { id } else { JsValue::NULL };
        ours.then_some(Request { id, method: field("method").as_string()?, args })
    }
}

/// An object as a text of JSON.
pub fn text_of_object(object: &Object) -> JsValue {
    JSON::stringify(object).map(JsValue::from).unwrap_or_default()
}

/// Whether a value is an object of the plainest kind, of no class of anybody's making.
fn is_plain(value: &JsValue) -> bool {
    value.is_object() && Object::get_prototype_of(value) == Object::get_prototype_of(&Object::new())
}

/// Does what is asked.
fn answer(book: Book, method: Method, request: &Request) -> Result<JsValue, String> {
    let first = request.args.get(0);
    match method {
        Method::GetState => {}
        Method::SetState => set_state(book, &first)?,
        Method::Next => _ = remote::step(book, 1),
        Method::Prev => _ = remote::step(book, -1),
        Method::Reveal => {
            let (figure, lines) = book.figure_and_lines();
            book.set_step(figure, lines);
        }
        Method::Undo => book.undo(),
        Method::Redo => book.redo(),
        Method::Reset => book.reset_figure(),
        Method::Freeze => document::set_inert(first.as_bool().unwrap_or(true)),
        // Those are made.
        Method::GetValues | Method::Export => {}
    }
    let state = state(book);
    // A fresh object takes every field.
    let _ = Reflect::set(&state, &"url".into(), &url(book).into());
    Ok(state.into())
}

/// Sets what a patch says: a plain object of keys of an address.
fn set_state(book: Book, patch: &JsValue) -> Result<(), String> {
    if !is_plain(patch) {
        return Err("setState takes a plain object of keys and values".to_owned());
    }
    let object: &Object = patch.unchecked_ref();
    let mut pairs = Vec::new();
    for name in Object::keys(object).iter() {
        let value = Reflect::get(object, &name).unwrap_or_default();
        let name = name.as_string().unwrap_or_default();
        let text =
            text_of(&value).ok_or_else(|| format!("{name} is no number, text or list of them"))?;
        pairs.push((name, text));
    }
    book.set_by_address(&pairs).map_err(|refusal| match refusal {
        Refusal::Key(name) => format!("no key {name:?}"),
        Refusal::Value(change) => {
            format!(
                "{}={:?} is not possible; the nearest is {:?}",
                change.key, change.typed, change.used
            )
        }
    })
}

/// A value as an address writes it.
fn text_of(value: &JsValue) -> Option<String> {
    if let Some(number) = value.as_f64() {
        return number.is_finite().then(|| crate::state::shown::exact(number));
    }
    if let Some(flag) = value.as_bool() {
        return Some(u8::from(flag).to_string());
    }
    if Array::is_array(value) {
        let items = Array::from(value);
        let items: Option<Vec<String>> =
            items.iter().map(|item| if item.is_object() { None } else { text_of(&item) }).collect();
        return items.map(|items| items.join(","));
    }
    value.as_string()
}

/// The state and how it is shown, key by key as an address says it.
fn state(book: Book) -> Object {
    let state = Object::new();
    for (name, value) in book.whole_state() {
        // A fresh object takes every field.
        let _ = Reflect::set(&state, &name.into(), &value.into());
    }
    state
}

/// The address of the state, whole.
fn url(book: Book) -> String {
    let here = book.address_now();
    format!("{}{}{}", address::base(), here.query, here.hash)
}

/// What Open edX asks of a page by name: `App.getState()`, `App.setState(text)`, `App.getGrade()`.
fn open_to_scripts(book: Book) {
    let Some(window) = web_sys::window() else { return };
    let get = Closure::<dyn Fn() -> JsValue>::new(move || text_of_object(&state(book)));
    let set = Closure::<dyn Fn(JsValue)>::new(move |given: JsValue| {
        let parsed = given.as_string().and_then(|text| JSON::parse(&text).ok()).unwrap_or(given);
        if parsed.is_object() {
            // The address that was given out comes back with the rest; the keys say it all.
            let _ = Reflect::delete_property(parsed.unchecked_ref::<Object>(), &"url".into());
            // What cannot be is left as it is.
            let _ = set_state(book, &parsed);
        }
    });
    let grade = Closure::<dyn Fn() -> JsValue>::new(grade);
    let app = object(&[
        ("getState", get.into_js_value()),
        ("setState", set.into_js_value()),
        ("getGrade", grade.into_js_value()),
    ]);
    // A window that takes no name is asked for none.
    let _ = Reflect::set(&window, &"App".into(), &app);
}
