namespace Attune.Dashboard.Access;

/// <summary>An OpenID Connect provider by which people may sign in; settings <c>Attune:Oidc</c>.</summary>
public sealed record OidcSettings
{
    /// <summary>The address below which <c>.well-known/openid-configuration</c> is found; empty turns this off.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>What the button says after "Continue with".</summary>
    public string Name { get; init; } = "single sign-on";

    public bool IsOn => Authority.Length > 0 && ClientId.Length > 0;
}
