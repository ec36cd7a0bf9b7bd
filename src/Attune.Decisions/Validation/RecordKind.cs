namespace Attune.Decisions.Validation;

/// <summary>The kinds of configuration records.</summary>
public enum RecordKind
{
    Workspace,
    Experience,
    Segment,
    ExclusionGroup,
    GlobalControlGroup,
}
