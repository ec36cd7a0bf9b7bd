using Attune.Core.Users.Erasure;
using Attune.Core.Workspaces.Audit;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Estimates;
using Attune.Core.Workspaces.ExclusionGroups;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.Keys;
using Attune.Core.Workspaces.Records;
using Attune.Core.Workspaces.SavedAudiences;
using Attune.Core.Workspaces.Segments;
using Attune.Core.Workspaces.Settings;
using Attune.Core.Workspaces.Snapshots;
using Attune.Core.Workspaces.Tenancy;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Jinja;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Attune.Core.Workspaces;

/// <summary>Registers what is made of configuration and the use cases that change it.</summary>
public static class WorkspaceServices
{
    public static IServiceCollection AddAttuneWorkspaces(this IServiceCollection services)
    {
        services.AddSingleton<IConfigurationFeed, ConfigurationFeed>();
        services.AddSingleton<ConfigurationReplica>();

        services.AddSingleton<KeyRing>();
        services.AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<IConfigurationView>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<KeyUseRecorder>();
        services.AddSingleton<KeyDirectory>();
        services.AddSingleton<CreateKey>();
        services.AddSingleton<UpdateKey>();
        services.AddSingleton<RegenerateKey>();
        services.AddSingleton<RevokeKey>();

        services.AddSingleton<WorkspaceSettingsDirectory>();
        services.AddSingleton<IWorkspaceSettings>(provider =>
            provider.GetRequiredService<WorkspaceSettingsDirectory>()
        );
        services.AddSingleton<IConfigurationView>(provider =>
            provider.GetRequiredService<WorkspaceSettingsDirectory>()
        );
        services.AddSingleton<ReadSettings>();
        services.AddSingleton<UpdateSettings>();

        services.TryAddSingleton(ServerLimits.None);
        services.TryAddSingleton<JinjaEnvironment>(_ => new JinjaEnvironment());
        services.AddSingleton<WorkspaceSnapshots>();
        services.AddSingleton<IWorkspaceSnapshots>(provider => provider.GetRequiredService<WorkspaceSnapshots>());
        services.AddSingleton<IConfigurationView>(provider => provider.GetRequiredService<WorkspaceSnapshots>());
        services.AddSingleton<PastSnapshots>();

        services.AddSingleton<CreateWorkspace>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<ListWorkspaces>();

        services.AddSingleton<UndoChange>();

        services.AddSingleton<UserSamples>();
        services.AddSingleton<UserSampleShelf>();
        services.AddSingleton<IUserErasure>(provider => provider.GetRequiredService<UserSampleShelf>());
        services.AddSingleton<EstimateAudience>();
        services.AddSingleton<ReadKnownNames>();
        services.AddSingleton<FindMismatches>();

        services.AddSingleton<ExperienceIndex>();
        services.AddSingleton<IConfigurationView>(provider => provider.GetRequiredService<ExperienceIndex>());
        services.AddSingleton<ExperienceCheck>();
        services.AddSingleton<ExperienceShelf>();
        services.AddSingleton<CreateExperience>();
        services.AddSingleton<ReadExperience>();
        services.AddSingleton<ListExperiences>();
        services.AddSingleton<UpdateExperience>();
        services.AddSingleton<DiscardDraft>();
        services.AddSingleton<PublishExperience>();
        services.AddSingleton<PauseExperience>();
        services.AddSingleton<ResumeExperience>();
        services.AddSingleton<DuplicateExperience>();
        services.AddSingleton<RestoreExperience>();
        services.AddSingleton<DeleteExperience>();

        services.AddRecordKind<SavedAudienceKind, SavedAudienceContent, SavedAudience>();
        services.AddRecordKind<SegmentKindOfRecord, SegmentContent, CustomSegment>();
        services.AddRecordKind<ExclusionGroupKind, ExclusionGroupContent, ExclusionGroup>();
        return services;
    }
}
