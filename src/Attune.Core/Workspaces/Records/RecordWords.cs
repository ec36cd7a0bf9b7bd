using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Records;

/// <summary>The refusals that the use cases of this folder share.</summary>
internal static class RecordWords
{
    private const int MostNamed = 20;

    /// <summary>Why a record that exists, or not, cannot be changed now; or null.</summary>
    public static Outcome<StoredRecord<TRecord>>? Refuse<TContent, TRecord>(
        IRecordKind<TContent, TRecord> kind,
        Document? document,
        long? expectedVersion
    )
        where TContent : class
        where TRecord : class
    {
        if (document is null)
        {
            return Outcome<StoredRecord<TRecord>>.NotFound();
        }
        if (expectedVersion is { } expected && expected != document.Version)
        {
            return Outcome<StoredRecord<TRecord>>.Conflict(document.Version);
        }
        return kind.WhyFixed(WorkspaceJson.Read<TRecord>(document.Json)) is { } reason
            ? Outcome<StoredRecord<TRecord>>.WrongState(reason)
            : null;
    }

    public static Outcome<StoredRecord<TRecord>> Taken<TRecord>(string noun)
        where TRecord : class => Outcome<StoredRecord<TRecord>>.Taken("name", $"Another {noun} has this name.");

    public static Outcome<StoredRecord<TRecord>> TooLarge<TRecord>(string noun, int length)
        where TRecord : class =>
        Outcome<StoredRecord<TRecord>>.Invalid(
            "",
            $"The {noun} has {length} bytes, and may have {DocumentLimits.MaximumBytes}."
        );

    public static Outcome<StoredRecord<TRecord>> Breaks<TRecord>(string condition, IReadOnlyList<RecordProblem> broken)
        where TRecord : class
    {
        var named = broken.Select(problem => $"{problem.Record} {problem.Name}").Distinct().Take(MostNamed);
        return Outcome<StoredRecord<TRecord>>.WrongState(
            $"{condition}, these would not be served any more: {string.Join(", ", named)}."
        );
    }
}
