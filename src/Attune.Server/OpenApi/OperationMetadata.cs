using Attune.Server.Management.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Attune.Server.OpenApi;

/// <summary>Describes what a call reads beside its body, by what its endpoint says: the query, and the version that it changes.</summary>
internal sealed class OperationMetadata : IOpenApiOperationTransformer
{
    private const string IfMatch = "If-Match";

    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        foreach (var metadata in context.Description.ActionDescriptor.EndpointMetadata)
        {
            switch (metadata)
            {
                case QueryMetadata query:
                    foreach (var (name, description) in query.Parameters)
                    {
                        Add(operation, name, ParameterLocation.Query, description);
                    }
                    break;
                case NeedsIfMatch:
                    Add(
                        operation,
                        IfMatch,
                        ParameterLocation.Header,
                        "The ETag of what was read, such as \"7\"; * overwrites whatever is there.",
                        required: true
                    );
                    break;
            }
        }
        return Task.CompletedTask;
    }

    private static void Add(
        OpenApiOperation operation,
        string name,
        ParameterLocation place,
        string description,
        bool required = false
    )
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = name,
                In = place,
                Description = description,
                Required = required,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
    }
}
