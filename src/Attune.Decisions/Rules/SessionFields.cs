namespace Attune.Decisions.Rules;

/// <summary>Parts of a <see cref="Session"/> that rules read.</summary>
[Flags]
public enum SessionFields
{
    None = 0,
    Day = 1,
    Hours = 2,
    Geo = 4,
    Device = 8,
    VisitorType = 16,
    Platform = 32,
    Parameters = 64,
}
