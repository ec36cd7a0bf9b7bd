using System.Text;
using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Apis;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.Logging.Abstractions;

namespace Attune.Core.Tests.Content.Library;

public sealed class ContentLibrariesTests
{
    private readonly ContentLibraries libraries = new(
        new ContentTemplates(TimeProvider.System),
        new Attune.Core.Workspaces.Secrets.EphemeralSecretBox(),
        NullLogger<ContentLibraries>.Instance
    );

    [Fact]
    public void Current_OfAWorkspaceWithoutContent_IsEmpty()
    {
        Assert.Empty(libraries.Current("nobody").Blocks);
    }

    [Fact]
    public void Apply_OfAWholeConfiguration_HoldsActiveContentOnly()
    {
        Apply(
            complete: true,
            Block("b1", "header"),
            Block("b2", "draft", ContentBlockStatus.Draft),
            Block("b3", "old", ContentBlockStatus.Archived),
            Set("s1", "best", ProductSetStatus.Active),
            Set("s2", "gone", ProductSetStatus.Archived)
        );

        var library = libraries.Current("w");
        Assert.Equal(["header"], library.Blocks.Keys);
        Assert.Equal(["best"], library.ProductSets.Keys);
        Assert.Empty(library.Problems);
    }

    [Fact]
    public void Apply_OfAContentApi_ReadsItsKindWhereverTheMemberStands()
    {
        Apply(
            complete: true,
            Document(
                ContentKinds.ContentApi,
                "a1",
                """{"id":"a1","name":"weather","response":{"n":1},"kind":"sample"}"""
            )
        );

        var api = Assert.IsType<SampleContentApi>(libraries.Current("w").Apis["weather"]);
        Assert.Equal("""{"n":1}""", api.Response.GetRawText());
    }

    [Fact]
    public void Apply_OfAChange_KeepsTheRest_AndWhatTheRestHasMade()
    {
        Apply(complete: true, Block("b1", "one"), Block("b2", "two"));
        var before = libraries.Current("w");

        Apply(complete: false, Block("b2", "two", version: 2, text: "new"));

        var after = libraries.Current("w");
        Assert.Same(before.Blocks["one"], after.Blocks["one"]);
        Assert.Equal("new", after.Blocks["two"].Record.RawContent);
        Assert.Equal("text", before.Blocks["two"].Record.RawContent);
    }

    [Fact]
    public void Apply_OfADeletion_RemovesTheBlock()
    {
        Apply(complete: true, Block("b1", "one"), Block("b2", "two"));

        libraries.Apply(new ConfigurationUpdate("w", 2, false, [], [new DocumentKey(ContentKinds.ContentBlock, "b1")]));

        Assert.Equal(["two"], libraries.Current("w").Blocks.Keys);
    }

    [Fact]
    public void Apply_OfACompleteConfiguration_ForgetsWhatIsNoLongerInIt()
    {
        Apply(complete: true, Block("b1", "one"));

        Apply(complete: true, Block("b2", "two"));

        Assert.Equal(["two"], libraries.Current("w").Blocks.Keys);
    }

    [Theory]
    [InlineData(ContentKinds.ContentBlock, """{"id":5}""")]
    [InlineData(ContentKinds.ContentBlock, "null")]
    [InlineData(ContentKinds.ContentApi, """{"id":"x","name":"x","kind":"carrier_pigeon"}""")]
    [InlineData(ContentKinds.ContentApi, """{"id":"x","name":"x"}""")]
    [InlineData(ContentKinds.ProductSet, """{"id":"x"}""")]
    public void Apply_OfADocumentThatCannotBeRead_LeavesItOut_AndSaysSo(string kind, string json)
    {
        Apply(complete: true, Document(kind, "broken", json), Block("b1", "sound"));

        var library = libraries.Current("w");
        Assert.Equal(["sound"], library.Blocks.Keys);
        Assert.Equal("broken", Assert.Single(library.Problems).Id);
    }

    [Fact]
    public void Apply_OfOneWorkspace_LeavesOthersAlone()
    {
        Apply(complete: true, Block("b1", "one"));

        Assert.Empty(libraries.Current("other").Blocks);
    }

    private void Apply(bool complete, params Document[] written) =>
        libraries.Apply(new ConfigurationUpdate("w", 1, complete, written, []));

    private static Document Block(
        string id,
        string label,
        ContentBlockStatus status = ContentBlockStatus.Active,
        long version = 1,
        string text = "text"
    ) =>
        Document(
            ContentKinds.ContentBlock,
            id,
            JsonSerializer.Serialize(
                new ContentBlock
                {
                    Id = id,
                    Name = label,
                    Label = label,
                    Status = status,
                    RawContent = text,
                },
                ContentJson.ContentBlock
            ),
            version
        );

    private static Document Set(string id, string name, ProductSetStatus status) =>
        Document(
            ContentKinds.ProductSet,
            id,
            JsonSerializer.Serialize(
                new ProductSet
                {
                    Id = id,
                    Name = name,
                    CatalogId = "c",
                    Status = status,
                },
                ContentJson.ProductSet
            )
        );

    private static Document Document(string kind, string id, string json, long version = 1) =>
        new()
        {
            WorkspaceId = "w",
            Kind = kind,
            Id = id,
            Version = version,
            Json = Encoding.UTF8.GetBytes(json),
            ConfigurationVersion = 1,
            CreatedAt = default,
            CreatedBy = Actor.System,
            UpdatedAt = default,
            UpdatedBy = Actor.System,
        };
}
