using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Accounts;

/// <summary>Who may open a workspace: its members and the operators.</summary>
public sealed class ListMembers(IDocumentStore documents, IAccountStore store)
{
    public async Task<IReadOnlyList<Member>> ExecuteAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var people = (await store.ListAsync(cancellationToken)).ToDictionary(person => person.Id);
        var members = new List<Member>();
        foreach (var document in await documents.ListAsync(workspaceId, WorkspaceKinds.Member, cancellationToken))
        {
            var record = WorkspaceJson.Read<MemberRecord>(document.Json);
            people.Remove(document.Id, out var person);
            members.Add(
                new Member
                {
                    PersonId = document.Id,
                    Email = record.Email,
                    Name = record.Name,
                    Role = person?.IsOperator == true ? Role.Admin : record.Role,
                    IsOperator = person?.IsOperator == true,
                    HasJoined = person is { PasswordHash: not null } or { Subject: not null },
                    Version = document.Version,
                }
            );
        }
        members.AddRange(
            people
                .Values.Where(person => person.IsOperator)
                .Select(person => new Member
                {
                    PersonId = person.Id,
                    Email = person.Email,
                    Name = person.Name,
                    Role = Role.Admin,
                    IsOperator = true,
                    HasJoined = true,
                })
        );
        return [.. members.OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
