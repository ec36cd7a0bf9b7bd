namespace Attune.Dashboard.Pages.Rules;

/// <summary>What an operator has to be told.</summary>
public enum ValueShape
{
    None,
    Text,
    Texts,
    Number,
    Numbers,
    TwoNumbers,
    Boolean,
    Moment,
    TwoMoments,
    Period,
}
