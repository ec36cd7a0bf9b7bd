using System.Globalization;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Makes a draft of its own out of an experience's draft, or of its live content where there is no draft.</summary>
public sealed class DuplicateExperience(IDocumentStore store, ExperienceShelf shelf)
{
    private const int MaximumKey = 50;
    private const int MaximumName = 256;
    private const int Attempts = 1_000;

    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The experience to copy.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ExperienceView>> ExecuteAsync(
        string workspaceId,
        string id,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await shelf.FindAsync(workspaceId, id, cancellationToken) is not { } stored)
        {
            return Outcome<ExperienceView>.NotFound();
        }
        var content = stored.Record.Draft ?? stored.Record.Live ?? new ExperienceContent();
        content = content with
        {
            Key = await FreeKeyAsync(workspaceId, content.Key, cancellationToken),
            Name = Shorten(content.Name, " (copy)", MaximumName),
        };
        var (draft, given) = ContentIds.Give(content, new ExperienceRecord());
        var record = new ExperienceRecord { Draft = draft, GivenIds = given };
        return await shelf.CreateAsync(
            workspaceId,
            RandomNames.NewId(),
            record,
            "experience.duplicate",
            principal,
            cancellationToken
        );
    }

    private async Task<string> FreeKeyAsync(string workspaceId, string key, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= Attempts; number++)
        {
            var suffix = number == 1 ? "-copy" : string.Create(CultureInfo.InvariantCulture, $"-copy-{number}");
            var candidate = Shorten(key, suffix, MaximumKey);
            var holder = await store.FindByNameAsync(
                workspaceId,
                WorkspaceKinds.Experience,
                candidate,
                cancellationToken
            );
            if (holder is null)
            {
                return candidate;
            }
        }
        return RandomNames.NewId();
    }

    private static string Shorten(string text, string suffix, int maximum) =>
        (text.Length + suffix.Length <= maximum ? text : text[..(maximum - suffix.Length)]) + suffix;
}
