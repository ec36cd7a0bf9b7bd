using Attune.Decisions;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Records;

/// <summary>
/// A kind of configuration record that is simply created, changed and deleted. Each kind is one sealed class and one line of
/// registration; the use cases of this folder do the rest. Implementations keep no state.
/// </summary>
/// <typeparam name="TContent">What people write.</typeparam>
/// <typeparam name="TRecord">What is stored.</typeparam>
public interface IRecordKind<in TContent, TRecord>
    where TContent : class
    where TRecord : class
{
    /// <summary>The kind of document.</summary>
    string Kind { get; }

    /// <summary>What one is called in a sentence.</summary>
    string Noun { get; }

    /// <summary>What no other record of the kind may be called.</summary>
    string NameOf(TRecord record);

    /// <summary>The record of what was written, with what has to be carried over from the version before.</summary>
    TRecord Compose(string id, TContent content, TRecord? before);

    /// <summary>Everything that is wrong with the record among the others of its workspace.</summary>
    IReadOnlyList<ConfigurationProblem> Check(TRecord record, WorkspaceDocument workspace);

    /// <summary>
    /// The workspace with the record in place of the one of this id, or without it where it is null; the same instance where
    /// decisions do not depend on it.
    /// </summary>
    WorkspaceDocument Replace(WorkspaceDocument workspace, string id, TRecord? record);

    /// <summary>Why the record cannot be changed or deleted this way, or null.</summary>
    string? WhyFixed(TRecord record);
}
