using System.Text.RegularExpressions;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Keys;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Tenancy;

/// <summary>
/// Makes a workspace with its settings and its first key, which carries every scope inside the workspace; all in one
/// write, so that there is never a workspace that nobody can open.
/// </summary>
public sealed partial class CreateWorkspace(IDocumentStore store, TimeProvider time)
{
    public async Task<Outcome<CreatedWorkspace>> ExecuteAsync(
        WorkspaceProposal proposal,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (!principal.IsOperator)
        {
            return Outcome<CreatedWorkspace>.Forbidden("Only a key with the scope operate may create workspaces.");
        }
        var problems = Check(proposal);
        if (problems.Count > 0)
        {
            return Outcome<CreatedWorkspace>.Invalid(problems);
        }
        var id = proposal.Id ?? RandomNames.NewWorkspaceId();
        var (key, secret) = CreateKey.Compose(
            new KeyProposal
            {
                Name = "First key",
                Scopes = KeyScopeNames.Format(
                    KeyScopes.All | (proposal.IsOperator ? KeyScopes.Operate : KeyScopes.None)
                ),
                Secret = proposal.Secret,
            },
            time.GetUtcNow()
        );
        var settings = new WorkspaceSettings { Name = proposal.Name ?? id };
        List<DocumentChange> changes =
        [
            DocumentChange.Create(WorkspaceKinds.Settings, WorkspaceKinds.OnlyId, WorkspaceJson.Write(settings)),
            key,
        ];
        if (proposal.HasDemo)
        {
            changes.Add(DocumentChange.Create(WorkspaceKinds.Demo, WorkspaceKinds.OnlyId, DemoMark.Wanted));
        }
        var result = await store.CreateWorkspaceAsync(id, changes, principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<CreatedWorkspace>.Done(new CreatedWorkspace(id, key.Id, secret))
            : Outcome<CreatedWorkspace>.Taken("id", "A workspace of this id exists already.");
    }

    private static IReadOnlyList<ConfigurationProblem> Check(WorkspaceProposal proposal)
    {
        var problems = new ProblemList();
        if (proposal.Id is { } id && !IdPattern().IsMatch(id))
        {
            problems.Add("id", "Expected 1 to 64 letters, digits, hyphens and underscores.");
        }
        if (proposal.Name is { } name && Texts.CheckName(name) is { } wrongName)
        {
            problems.Add("name", wrongName);
        }
        if (proposal.Secret is { } secret && SecretHash.Check(secret) is { } wrongSecret)
        {
            problems.Add("secret", wrongSecret);
        }
        return problems.All;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}\\z")]
    private static partial Regex IdPattern();
}
