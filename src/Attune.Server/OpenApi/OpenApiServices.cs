using Attune.Server.Http;
using Attune.Server.Management;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Attune.Server.OpenApi;

/// <summary>Registers the description of the APIs.</summary>
internal static class OpenApiServices
{
    public static void Add(IServiceCollection services)
    {
        // Nothing is written with these options; the schemas are made by them.
        services.ConfigureHttpJsonOptions(json =>
        {
            var own = ManagementJson.Options;
            json.SerializerOptions.PropertyNamingPolicy = own.PropertyNamingPolicy;
            json.SerializerOptions.DefaultIgnoreCondition = own.DefaultIgnoreCondition;
            json.SerializerOptions.RespectNullableAnnotations = own.RespectNullableAnnotations;
            json.SerializerOptions.RespectRequiredConstructorParameters = own.RespectRequiredConstructorParameters;
            json.SerializerOptions.NumberHandling = own.NumberHandling;
            foreach (var converter in own.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddOpenApi(
            ApiDocument.Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = static description =>
                    description.ActionDescriptor.EndpointMetadata.OfType<FamilyMetadata>().Any();
                options.AddOperationTransformer<OperationMetadata>();
                options.AddSchemaTransformer<OpenSchemas>();
                options.AddDocumentTransformer<OpenSchemas>();
            }
        );
        services.AddSingleton<IApiDescriptionProvider, BodyDescriptions>();
        services.AddSingleton<ApiDocument>();
    }
}
