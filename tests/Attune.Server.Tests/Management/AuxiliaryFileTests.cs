using System.Net;
using System.Text;
using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Rendering;
using Attune.Jinja;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Management;

public sealed class AuxiliaryFileTests
{
    private const string Path = "/api/v1/auxiliary-files/branches?key=city";

    [Theory]
    [InlineData("text/csv", "city,Advisor\nDelhi,\"Rao, Asha\"\n1,Eins\n")]
    [InlineData(
        "application/x-ndjson",
        "{\"city\":\"Delhi\",\"Advisor\":\"Rao, Asha\"}\n{\"city\":1,\"Advisor\":\"Eins\"}\n"
    )]
    [InlineData(
        "application/json",
        "[{\"city\":\"Delhi\",\"Advisor\":\"Rao, Asha\"},{\"city\":1,\"Advisor\":\"Eins\"}]"
    )]
    public async Task File_OfEachKind_IsFoundByItsKey(string type, string text)
    {
        await using var server = await ManagementServer.StartAsync();
        var (status, body) = await PutAsync(server, type, text);
        Assert.True(status == HttpStatusCode.OK, body.ToString());
        Assert.Equal(2, body.GetProperty("rows").GetInt64());
        Assert.Equal("Rao, Asha", await RenderAsync(server, "{{ ('Delhi'|getAuxData('branches')).Advisor }}"));
        Assert.Equal("Eins", await RenderAsync(server, "{% set b = 1|getAuxData('branches') %}{{ b.Advisor }}"));
    }

    [Fact]
    public async Task WhatIsNotThere_IsUndefined_AlsoItsColumns()
    {
        await using var server = await ManagementServer.StartAsync();
        await PutAsync(server, "text/csv", "city,Advisor\nDelhi,Asha\n");
        Assert.Equal(
            "nobody",
            await RenderAsync(server, "{{ ('Rome'|getAuxData('branches')).Advisor|default('nobody') }}")
        );
        Assert.Equal("none", await RenderAsync(server, "{{ 'Rome'|getAuxData('branches')|default('none') }}"));
        Assert.Equal("none", await RenderAsync(server, "{{ 'Delhi'|getAuxData('unknown')|default('none') }}"));
        Assert.Equal("x", await RenderAsync(server, "{{ ('Delhi'|getAuxData('branches')).Nothing|default('x') }}"));
    }

    [Theory]
    [InlineData("city,Advisor\nDelhi,Asha\nDelhi,Other\n", "rows[2]", "Another row has the key 'Delhi'.")]
    [InlineData("city,Advisor\n,Asha\n", "rows[1]", "1 to 500 characters in the column 'city'")]
    [InlineData("city,Advisor\nDelhi\n", "rows[1]", "1 fields, and the header 2")]
    [InlineData("city,Advisor\n", "rows", "no rows")]
    [InlineData("town,Advisor\nDelhi,Asha\n", "rows[1]", "in the column 'city'")]
    public async Task FileWithMistakes_IsRefusedWhole_AndTheOldOneStays(string text, string path, string message)
    {
        await using var server = await ManagementServer.StartAsync();
        await PutAsync(server, "text/csv", "city,Advisor\nRome,Old\n");
        var (status, problem) = await PutAsync(server, "text/csv", text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var error = problem.GetProperty("errors")[0];
        Assert.Equal(path, error.GetProperty("path").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString());
        Assert.Equal("Old", await RenderAsync(server, "{{ ('Rome'|getAuxData('branches')).Advisor }}"));
    }

    [Fact]
    public async Task NewFile_TakesThePlaceOfTheOldOne_WithAllOfItsRows()
    {
        await using var server = await ManagementServer.StartAsync();
        await PutAsync(server, "text/csv", "city,Advisor\nRome,Old\n");
        await PutAsync(server, "text/csv", "city,Advisor\nDelhi,New\n");
        Assert.Equal("New", await RenderAsync(server, "{{ ('Delhi'|getAuxData('branches')).Advisor }}"));
        Assert.Equal(
            "gone",
            await RenderAsync(server, "{{ ('Rome'|getAuxData('branches')).Advisor|default('gone') }}")
        );
        var (_, list) = await server.Client.GetJsonAsync("/api/v1/auxiliary-files");
        Assert.Equal(1, list.GetProperty("items").GetArrayLength());
        var (deleted, _) = await server.Client.SendJsonAsync(HttpMethod.Delete, "/api/v1/auxiliary-files/branches");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("gone", await RenderAsync(server, "{{ 'Delhi'|getAuxData('branches')|default('gone') }}"));
    }

    [Fact]
    public async Task OtherMediaTypes_AreRefused()
    {
        await using var server = await ManagementServer.StartAsync();
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PutAsync(server, "text/plain", "x")).Status);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(
        ManagementServer server,
        string type,
        string text
    )
    {
        using var content = new StringContent(text, Encoding.UTF8, type);
        using var response = await server.Client.PutAsync(Path, content, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonElement.Parse(body));
    }

    private static async Task<string> RenderAsync(ManagementServer server, string source)
    {
        var contexts = server.Services.GetRequiredService<RenderContexts>();
        var template = server.Services.GetRequiredService<ContentTemplates>().Environment.FromString(source);
        var context = contexts.Rent(
            new RenderSubject { WorkspaceId = ManagementServer.Workspace, Now = server.Time.GetUtcNow() }
        );
        try
        {
            return await template.RenderAsync(
                context,
                new RenderOptions { Limits = RenderLimits.Preview, Host = context },
                TestContext.Current.CancellationToken
            );
        }
        finally
        {
            contexts.Return(context);
        }
    }
}
