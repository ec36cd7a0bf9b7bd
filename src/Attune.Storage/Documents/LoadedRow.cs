namespace Attune.Storage.Documents;

/// <summary>A document beside its workspace's configuration version; the members of a workspace without any are null.</summary>
internal sealed record LoadedRow : DocumentRow
{
    public long Current { get; init; }
}
