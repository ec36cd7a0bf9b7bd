using Attune.Core.Workspaces.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Accounts;

/// <summary>Registers people, roles and sessions.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAttuneAccounts(this IServiceCollection services)
    {
        services.AddSingleton(new AccountSettings());
        services.AddSingleton<MemberDirectory>();
        services.AddSingleton<IConfigurationView>(provider => provider.GetRequiredService<MemberDirectory>());
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<SignInExternally>();
        services.AddSingleton<Links>();
        services.AddSingleton<AcceptLink>();
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<ListMembers>();
        services.AddSingleton<InvitePerson>();
        services.AddSingleton<ChangeMember>();
        return services;
    }
}
