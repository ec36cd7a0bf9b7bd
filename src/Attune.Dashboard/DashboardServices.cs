using Attune.Core.Accounts;
using Attune.Dashboard.Access;
using Attune.Dashboard.Parts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Attune.Dashboard;

/// <summary>Registers the dashboard and the way into it.</summary>
public static class DashboardServices
{
    /// <summary>The largest message that a browser may send into a page: a template of a mebibyte, and then some.</summary>
    private const long MaximumMessage = 3 * 1024 * 1024;

    public static IServiceCollection AddAttuneDashboard(this IServiceCollection services, OidcSettings oidc)
    {
        services.AddSingleton(oidc);
        services.AddSingleton<IPasswordHashing, PasswordHashing>();
        services.AddSingleton<SignInRates>();
        var authentication = services
            .AddAuthentication(SessionClaims.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionClaims.Scheme, null);
        OidcSignIn.Add(authentication, oidc);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
                options.JSInteropDefaultCallTimeout = TimeSpan.FromMinutes(1);
            })
            .AddHubOptions(options => options.MaximumReceiveMessageSize = MaximumMessage);
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<WorkspaceAccess>();
        services.AddScoped<Browser>();
        services.AddMudServices(configuration =>
        {
            configuration.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            configuration.SnackbarConfiguration.ShowTransitionDuration = 120;
            configuration.SnackbarConfiguration.HideTransitionDuration = 120;
            configuration.SnackbarConfiguration.VisibleStateDuration = 6_000;
        });
        return services;
    }
}
