namespace Attune.Decisions.Validation;

/// <summary>A problem of one record; the record is left out of the snapshot, the others serve.</summary>
/// <param name="Record">What kind of record it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its key or name, for people.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record RecordProblem(RecordKind Record, string Id, string Name, ConfigurationProblem Problem)
{
    public override string ToString() => $"{Record} {Name}: {Problem}";
}
