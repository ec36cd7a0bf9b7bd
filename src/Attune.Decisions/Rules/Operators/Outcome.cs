namespace Attune.Decisions.Rules.Operators;

/// <summary>What comparing one value gives.</summary>
internal enum Outcome : byte
{
    NoMatch,
    Match,
    WrongType,
    Missing,
    Null,
}
