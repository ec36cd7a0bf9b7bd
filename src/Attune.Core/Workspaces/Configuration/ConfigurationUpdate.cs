using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Configuration;

/// <summary>What is new in one workspace's configuration.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="Version">The configuration version that the workspace is at with this.</param>
/// <param name="IsComplete">Written holds every document; what was known before is void.</param>
/// <param name="Written">Documents that were created or changed.</param>
/// <param name="Deleted">Documents that are gone; empty where complete.</param>
public sealed record ConfigurationUpdate(
    string WorkspaceId,
    long Version,
    bool IsComplete,
    IReadOnlyList<Document> Written,
    IReadOnlyList<DocumentKey> Deleted
)
{
    /// <summary>Whether a document of one of the kinds is part of this, or may have vanished with it.</summary>
    public bool Touches(params ReadOnlySpan<string> kinds)
    {
        if (IsComplete)
        {
            return true;
        }
        foreach (var kind in kinds)
        {
            if (Written.Any(document => document.Kind == kind) || Deleted.Any(key => key.Kind == kind))
            {
                return true;
            }
        }
        return false;
    }
}
