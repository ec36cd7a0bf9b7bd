using Attune.Decisions.Rules.Windows;

namespace Attune.Decisions.Rules.Operators;

/// <summary>
/// An operator with the values that it compares with: one sealed class for each. Immutable, thread-safe, allocates nothing. A list
/// matches if any of its items does.
/// </summary>
internal abstract class ValueTest
{
    /// <summary>What it says after the attribute's name, for people.</summary>
    public abstract string Text { get; }

    /// <summary>Whether a value only has to be there; then lists and objects are not looked into.</summary>
    public virtual bool IsPresence => false;

    /// <summary>Compares a value that is there and not null.</summary>
    public abstract Outcome Test(in Operand value, ref TimeFrame time);

    protected static Outcome Of(bool match) => match ? Outcome.Match : Outcome.NoMatch;
}
