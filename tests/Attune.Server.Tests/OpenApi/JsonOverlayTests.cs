using System.Text.Json.Nodes;
using Attune.Server.OpenApi;

namespace Attune.Server.Tests.OpenApi;

public sealed class JsonOverlayTests
{
    [Fact]
    public void Objects_AreJoined_AndAnythingElseIsReplaced()
    {
        var document = Parse("""{"a":{"b":1,"c":[1,2]},"d":1}""");

        JsonOverlay.Lay(Parse("""{"a":{"c":[3],"e":null},"d":{"f":2}}"""), document);

        Assert.Equal("""{"a":{"b":1,"c":[3],"e":null},"d":{"f":2}}""", document.ToJsonString());
    }

    [Fact]
    public void WhatLiesOver_StaysAsItWas()
    {
        var over = Parse("""{"a":{"b":1}}""");
        var document = Parse("{}");

        JsonOverlay.Lay(over, document);
        document["a"]!["b"] = 2;

        Assert.Equal("""{"a":{"b":1}}""", over.ToJsonString());
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
