using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Workspaces.Records;

/// <summary>Registers a kind of record with its use cases.</summary>
internal static class RecordServices
{
    public static IServiceCollection AddRecordKind<TKind, TContent, TRecord>(this IServiceCollection services)
        where TKind : class, IRecordKind<TContent, TRecord>
        where TContent : class
        where TRecord : class
    {
        services.AddSingleton<IRecordKind<TContent, TRecord>, TKind>();
        services.AddSingleton<ReadRecords<TContent, TRecord>>();
        services.AddSingleton<CreateRecord<TContent, TRecord>>();
        services.AddSingleton<UpdateRecord<TContent, TRecord>>();
        services.AddSingleton<DeleteRecord<TContent, TRecord>>();
        return services;
    }
}
