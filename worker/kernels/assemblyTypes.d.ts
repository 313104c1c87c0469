// AssemblyScript's integer types, for the files that tsc compiles as well.
declare type i32 = number;
declare type u32 = number;
