//! Activities of the lesson.
