using Attune.Core.Tests.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Storage.Tests.Documents;

/// <summary>The double that other tests use keeps the same contract as the databases.</summary>
public sealed class InMemoryDocumentStoreTests : DocumentStoreContract
{
    protected override Task<IDocumentStore> OpenAsync() =>
        Task.FromResult<IDocumentStore>(new InMemoryDocumentStore(Time));

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
