//! Pieces of the book that are fetched when they are needed.
//!
//! The release build (`--cfg split`) cuts the wasm where [`piece!`] stands: what only the value of a
//! piece reaches comes as a file of its own. Elsewhere all is in one wasm, and a piece is there at once.

/// A piece would not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        NotFetched
    }
}

/// The value of a piece, once it has been fetched: `piece!(name, Type, value)`, in an async function.
///
/// Gives [`NotFetched`] when the piece cannot be fetched; asked for again, it is fetched again.
macro_rules! piece {
    ($piece:ident, $kind:ty, $value:expr) => {{
        #[cfg(not(split))]
        async fn fetched() -> Result<$kind, $crate::piece::NotFetched> {
            Ok($value)
        }
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($piece, wasm_split_path = leptos::wasm_split, fallible)]
        fn fetched() -> Result<$kind, $crate::piece::NotFetched> {
            Ok($value)
        }
        fetched().await
    }};
}

impl From<crate::browser::Refused> for NotFetched {
    fn from(_: crate::browser::Refused) -> Self {
        NotFetched
    }
}

/// A part of the page that is a piece: `part!(name, Type, value)` makes `fetch`, which fetches what shows
/// the part and keeps it, and `SHOWN`, where it is kept. Behind these stands the chapter of the part's
/// words, where it has words of its own.
macro_rules! part {
    ($piece:ident, $kind:ty, $value:expr $(, $chapter:expr)?) => {
        static SHOWN: std::sync::OnceLock<$kind> = std::sync::OnceLock::new();

        /// Fetches what shows the part.
        ///
        /// # Errors
        ///
        /// When it cannot be fetched.
        pub(super) async fn fetch() -> Result<(), $crate::piece::NotFetched> {
            let shown = $crate::piece::piece!($piece, $kind, $value)?;
            $($crate::browser::words::fetch($chapter).await?;)?
            SHOWN.get_or_init(|| shown);
            Ok(())
        }
    };
}

pub(crate) use {part, piece};
