using Attune.Core.Users.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Segments;

/// <summary>Registers segments made from files.</summary>
public static class SegmentServices
{
    /// <summary>Needs the users, the workspaces and an <see cref="ISegmentFiles"/>.</summary>
    public static IServiceCollection AddAttuneSegments(this IServiceCollection services)
    {
        services.AddSingleton<SegmentUploadRun>();
        services.AddSingleton<SegmentUploads>();
        services.AddHostedService(provider => provider.GetRequiredService<SegmentUploads>());
        services.AddSingleton<FileSegments>();
        services.AddSingleton<FilterSegments>();
        services.AddSingleton<IUserErasure, SegmentErasure>();
        return services;
    }
}
