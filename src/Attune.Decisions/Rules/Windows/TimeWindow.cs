namespace Attune.Decisions.Rules.Windows;

/// <summary>
/// When something must have happened: one class for each operator on times. Days begin and end in the workspace's zone, as the
/// published guide to filters has them; see docs/targeting.md.
/// </summary>
internal abstract class TimeWindow
{
    /// <summary>What it says, for people.</summary>
    public abstract string Text { get; }

    /// <summary>How many days back it reaches, or null where that does not depend on now or has no end.</summary>
    public virtual int? Days => null;

    public abstract TimeSpanMs Resolve(ref TimeFrame time);
}
