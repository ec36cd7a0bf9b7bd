using System.Net;
using System.Text;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Hosting;
using Attune.Server.Http;
using Attune.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Authentication;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private ProbeServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await ProbeServer.StartAsync(endpoints =>
        {
            endpoints
                .MapGet("/probe/strict", (HttpContext context) => Who(context))
                .WithFamily(ProbeErrors.Instance)
                .RequireScope(KeyScopes.Data);
            endpoints
                .MapGet("/probe/lenient", (HttpContext context) => Who(context))
                .WithFamily(ProbeErrors.Instance)
                .RequireScope(KeyScopes.Data, AppKeyHeader.Optional);
            endpoints.MapGet("/probe/open", () => "open");
        });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string Who(HttpContext context) => context.Caller().WorkspaceId;

    [Fact]
    public async Task Caller_WithTheRightKey_IsKnown() =>
        Assert.Equal(
            (HttpStatusCode.OK, "ACME"),
            await GetAsync("/probe/strict", Basic("ACME", TestKeyRing.Key), "ACME")
        );

    [Fact]
    public async Task Caller_OfAnOpenEndpoint_NeedsNoKey() =>
        Assert.Equal((HttpStatusCode.OK, "open"), await GetAsync("/probe/open", null, null));

    [Fact]
    public async Task Caller_WithoutAppKeyWhereItIsOptional_IsKnown() =>
        Assert.Equal(
            (HttpStatusCode.OK, "ACME"),
            await GetAsync("/probe/lenient", Basic("ACME", TestKeyRing.Key), null)
        );

    [Theory]
    [InlineData("Basic")]
    [InlineData("basic")]
    [InlineData("BASIC")]
    public async Task Scheme_InAnyCase_IsRead(string scheme) =>
        Assert.Equal(
            HttpStatusCode.OK,
            (await GetAsync("/probe/strict", Basic("ACME", TestKeyRing.Key).Replace("Basic", scheme), "ACME")).Status
        );

    [Fact]
    public async Task Key_WithColons_IsReadWhole()
    {
        server.Keys.Add("ACME", "a:secret:with:colons", KeyScopes.Data);
        Assert.Equal(
            HttpStatusCode.OK,
            (await GetAsync("/probe/strict", Basic("ACME", "a:secret:with:colons"), "ACME")).Status
        );
    }

    [Fact]
    public async Task Key_WithLettersBeyondAscii_IsReadAsUtf8()
    {
        server.Keys.Add("ACME", "señor-møøse-ключ-密钥", KeyScopes.Data);
        Assert.Equal(
            HttpStatusCode.OK,
            (await GetAsync("/probe/strict", Basic("ACME", "señor-møøse-ключ-密钥"), "ACME")).Status
        );
    }

    public static TheoryData<string, string?, string?, AuthenticationFailure> Refusals =>
        new()
        {
            { "/probe/strict", null, null, AuthenticationFailure.AppKeyMissing },
            { "/probe/strict", Basic("ACME", TestKeyRing.Key), null, AuthenticationFailure.AppKeyMissing },
            { "/probe/strict", Basic("ACME", TestKeyRing.Key), "", AuthenticationFailure.AppKeyMissing },
            { "/probe/strict", Basic("ACME", TestKeyRing.Key), "NOBODY", AuthenticationFailure.AppKeyUnknown },
            { "/probe/lenient", Basic("ACME", TestKeyRing.Key), "acme", AuthenticationFailure.AppKeyUnknown },
            { "/probe/strict", null, "ACME", AuthenticationFailure.AuthorizationMissing },
            { "/probe/lenient", null, null, AuthenticationFailure.AuthorizationMissing },
            { "/probe/strict", "Bearer token", "ACME", AuthenticationFailure.SchemeUnsupported },
            { "/probe/strict", "Basically", "ACME", AuthenticationFailure.SchemeUnsupported },
            { "/probe/strict", "Basic", "ACME", AuthenticationFailure.CredentialsMissing },
            { "/probe/strict", "Basic !!!not-base64!!!", "ACME", AuthenticationFailure.CredentialsUnreadable },
            { "/probe/strict", "Basic QUNNRTp", "ACME", AuthenticationFailure.CredentialsUnreadable },
            {
                "/probe/strict",
                "Basic " + Encode("no-colon-here"),
                "ACME",
                AuthenticationFailure.CredentialsUnreadable
            },
            { "/probe/strict", "Basic gP+A/zo=", "ACME", AuthenticationFailure.CredentialsUnreadable },
            {
                "/probe/strict",
                Basic("ACME", new string('x', 5000)),
                "ACME",
                AuthenticationFailure.CredentialsUnreadable
            },
            { "/probe/strict", Basic("", TestKeyRing.Key), "ACME", AuthenticationFailure.UserNameMissing },
            { "/probe/strict", Basic("ACME", ""), "ACME", AuthenticationFailure.PasswordMissing },
            { "/probe/strict", Basic("GLOBEX", TestKeyRing.OtherKey), "ACME", AuthenticationFailure.AppKeyMismatch },
            { "/probe/lenient", Basic("GLOBEX", TestKeyRing.OtherKey), "ACME", AuthenticationFailure.AppKeyMismatch },
            { "/probe/lenient", Basic("NOBODY", TestKeyRing.Key), null, AuthenticationFailure.WorkspaceUnknown },
            { "/probe/strict", Basic("ACME", "wrong"), "ACME", AuthenticationFailure.KeyUnknown },
            { "/probe/strict", Basic("ACME", TestKeyRing.OtherKey), "ACME", AuthenticationFailure.KeyUnknown },
            { "/probe/strict", Basic("ACME", TestKeyRing.Key + " "), "ACME", AuthenticationFailure.KeyUnknown },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Caller_WhoIsNotKnown_IsToldWhy(
        string path,
        string? authorization,
        string? appKey,
        AuthenticationFailure expected
    ) =>
        Assert.Equal(
            (HttpStatusCode.Unauthorized, $"unauthenticated {expected}"),
            await GetAsync(path, authorization, appKey)
        );

    [Fact]
    public async Task Key_WithoutTheScope_IsForbidden()
    {
        server.Keys.Add("ACME", "personalize-only-key", KeyScopes.Personalize | KeyScopes.Manage);
        Assert.Equal(
            (HttpStatusCode.Forbidden, "forbidden Data"),
            await GetAsync("/probe/strict", Basic("ACME", "personalize-only-key"), "ACME")
        );
    }

    [Fact]
    public async Task Key_ThatWasRevoked_IsRefusedAtOnce()
    {
        await GetAsync("/probe/strict", Basic("ACME", TestKeyRing.Key), "ACME");
        server.Keys.Remove("ACME", TestKeyRing.Key);
        server.Keys.Add("ACME", "the-new-secret", KeyScopes.All);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await GetAsync("/probe/strict", Basic("ACME", TestKeyRing.Key), "ACME")).Status
        );
    }

    [Fact]
    public async Task Caller_BeforeTheKeysAreRead_IsToldToComeBack()
    {
        await using var starting = await ProbeServer.StartAsync(
            services => services.AddSingleton<StartupState>(),
            endpoints =>
                endpoints.MapGet("/probe", () => "ok").WithFamily(ProbeErrors.Instance).RequireScope(KeyScopes.Data)
        );
        starting.Keys.Remove("ACME", TestKeyRing.Key);
        using var response = await starting.Client.GetAsync("/probe", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Secret_OfARefusedCaller_IsNotLogged()
    {
        await GetAsync("/probe/strict", Basic("ACME", "a-secret-never-to-be-seen"), "ACME");
        var encoded = Encode("ACME:a-secret-never-to-be-seen");
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("a-secret-never") || line.Contains(encoded));
        Assert.NotEmpty(server.Log.Lines);
    }

    private static string Basic(string workspace, string key) => "Basic " + Encode($"{workspace}:{key}");

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(
        string path,
        string? authorization,
        string? appKey
    )
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }
        if (appKey is not null)
        {
            request.Headers.TryAddWithoutValidation("MOE-APPKEY", appKey);
        }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
