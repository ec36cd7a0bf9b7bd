using Attune.Server.Management.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Attune.Server.OpenApi;

/// <summary>Shows the bodies that endpoints read themselves to the generator, which makes their schemas then.</summary>
internal sealed class BodyDescriptions : IApiDescriptionProvider
{
    /// <summary>After those of ASP.NET Core, which make the descriptions.</summary>
    public int Order => int.MaxValue;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            if (description.ActionDescriptor.EndpointMetadata.OfType<BodyMetadata>().FirstOrDefault() is not { } body)
            {
                continue;
            }
            description.ParameterDescriptions.Add(
                new ApiParameterDescription
                {
                    Name = "body",
                    Type = body.Type,
                    Source = BindingSource.Body,
                    IsRequired = !body.IsOptional,
                }
            );
            description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = "application/json" });
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context) { }
}
