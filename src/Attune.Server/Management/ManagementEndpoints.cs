using Attune.Core.Content.ProductSets;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.ExclusionGroups;
using Attune.Core.Workspaces.SavedAudiences;
using Attune.Core.Workspaces.Segments;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Analytics;
using Attune.Server.Management.Audiences;
using Attune.Server.Management.Audit;
using Attune.Server.Management.Content;
using Attune.Server.Management.ContentApis;
using Attune.Server.Management.Coupons;
using Attune.Server.Management.Decisions;
using Attune.Server.Management.ExclusionGroups;
using Attune.Server.Management.Experiences;
using Attune.Server.Management.Keys;
using Attune.Server.Management.Records;
using Attune.Server.Management.SegmentFiles;
using Attune.Server.Management.Segments;
using Attune.Server.Management.Settings;
using Attune.Server.Management.Users;
using Attune.Server.Management.Webhooks;
using Attune.Server.Management.Workspaces;

namespace Attune.Server.Management;

/// <summary>The addresses of the management API.</summary>
internal static class ManagementEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints
            .MapGroup("/api/v1")
            .WithFamily(ManagementErrors.Instance)
            .RequireScope(KeyScopes.Manage, AppKeyHeader.Optional);
        WorkspaceEndpoints.Map(group);
        KeyEndpoints.Map(group);
        ExperienceEndpoints.Map(group);
        AnalyticsEndpoints.Map(group);
        new RecordEndpoints<SavedAudienceContent, SavedAudience, AudienceBody>(
            "audiences",
            "Audience",
            "saved audience",
            AudienceBody.From
        ).Map(group);
        new RecordEndpoints<SegmentContent, CustomSegment, SegmentBody>(
            "segments",
            "Segment",
            "segment",
            SegmentBody.From
        ).Map(group);
        new RecordEndpoints<ExclusionGroupContent, ExclusionGroup, ExclusionGroupBody>(
            "exclusion-groups",
            "ExclusionGroup",
            "exclusion group",
            ExclusionGroupBody.From
        ).Map(group);
        ContentBlockManagement.Map(group);
        ContentApiEndpoints.Map(group);
        CatalogManagement.Map(group);
        new RecordEndpoints<ProductSetContent, ProductSet, ProductSetBody>(
            "product-sets",
            "ProductSet",
            "product set",
            ProductSetBody.From
        ).Map(group);
        RecommendationSettingsEndpoints.Map(group);
        AuxiliaryFileEndpoints.Map(group);
        CouponManagement.Map(group);
        WebhookEndpoints.Map(group);
        PersonEndpoints.Map(group);
        SettingsEndpoints.Map(group);
        AuditEndpoints.Map(group);
        DecisionEndpoints.Map(group);
        FileSegmentEndpoints.Map(group);
    }
}
