using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Audit;

internal sealed class AuditEntities : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("Audit");
        builder.HasKey(r => r.Sequence);
        builder.Property(r => r.Sequence).ValueGeneratedNever();
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.PreviousHash).HasMaxLength(64);
        builder.HasIndex(r => r.Hash).IsUnique();
        builder.HasIndex(r => r.Intent).IsUnique();
        builder.HasIndex(r => r.At);
        builder.HasIndex(r => r.ActorId);
    }
}
